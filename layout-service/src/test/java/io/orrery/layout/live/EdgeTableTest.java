package io.orrery.layout.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.layout.force.ForceSettings;
import io.orrery.layout.force.Links;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/// Degrees that are kept with every change are those that a count of all edges gives.
class EdgeTableTest {
    private static final int NODES = 40;
    private static final int SLOTS = 120;

    private final EdgeTable edges = new EdgeTable();
    private final boolean[] present = new boolean[NODES];

    @RepeatedTest(20)
    void degreesAreThoseOfACount(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        Arrays.fill(present, true);
        for (int change = 0; change < 2_000; change++) {
            int slot = random.nextInt(SLOTS);
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> edges.remove(slot);
                case 3 -> loseNode(random.nextInt(NODES));
                default -> edges.put(slot, random.nextInt(NODES), random.nextInt(NODES), random.nextInt(3));
            }
            assertCounted();
        }
    }

    private void loseNode(int node) {
        present[node] = false;
        edges.dropLoose(present);
        assertThat(edges.touches(node)).isFalse();
        present[node] = true;
    }

    private void assertCounted() {
        float[] counted = new float[NODES];
        Arrays.fill(counted, 1);
        for (int e = 0; e < edges.size; e++) {
            if (edges.has(e)) {
                counted[edges.source[e]]++;
                counted[edges.target[e]]++;
            }
        }
        float[] mass = new float[NODES];
        edges.weigh(present, NODES, mass);
        assertThat(mass).containsExactly(counted);

        Links kept = edges.links(NODES, mass, ForceSettings.DEFAULTS);
        Links anew =
                Links.of(NODES, edges.size, edges.source, edges.target, new float[0], mass, ForceSettings.DEFAULTS);
        for (int node = 0; node < NODES; node++) {
            assertThat(edges.touches(node)).isEqualTo(counted[node] > 1);
            assertThat(neighbours(kept, node)).containsExactly(neighbours(anew, node));
        }
    }

    private static int[] neighbours(Links links, int node) {
        int[] neighbours = new int[links.degree(node)];
        Arrays.setAll(neighbours, n -> links.neighbour(node, n));
        return neighbours;
    }
}
