package io.orrery.layout.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.layout.force.ForceSettings;
import io.orrery.layout.force.Links;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/// Degrees that are kept with every change are those that a count of all edges gives, and links that are mended are
/// those that all edges give.
class EdgeTableTest {
    private static final int NODES = 40;
    private static final int SLOTS = 120;

    private final EdgeTable edges = new EdgeTable();
    private final boolean[] present = new boolean[NODES];
    private ForceSettings settings = ForceSettings.DEFAULTS;

    @RepeatedTest(20)
    void degreesAreThoseOfACount(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        Arrays.fill(present, true);
        for (int change = 0; change < 2_000; change++) {
            int slot = random.nextInt(SLOTS);
            // Weights come late, and settings change seldom: until then links are mended in another way.
            int weight = change < 500 ? 1 : random.nextInt(3);
            switch (random.nextInt(9)) {
                case 0, 1, 2 -> edges.remove(slot);
                case 3 -> loseNode(random.nextInt(NODES));
                case 4 -> settings = random.nextInt(20) > 0 ? settings : someSettings(random);
                default -> edges.put(slot, random.nextInt(NODES), random.nextInt(NODES), weight);
            }
            float[] mass = assertCounted();
            if (random.nextInt(3) > 0) {
                assertLinked(mass);
            }
        }
    }

    private void loseNode(int node) {
        present[node] = false;
        edges.dropLoose(present);
        assertThat(edges.touches(node)).isFalse();
        present[node] = true;
    }

    private float[] assertCounted() {
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

        for (int node = 0; node < NODES; node++) {
            assertThat(edges.touches(node)).isEqualTo(counted[node] > 1);
        }
        return mass;
    }

    private void assertLinked(float[] mass) {
        Links kept = edges.links(NODES, mass, settings);
        Links anew = anew(mass);
        for (int node = 0; node < NODES; node++) {
            assertThat(neighbours(kept, node)).containsExactly(neighbours(anew, node));
            assertThat(pulls(kept, node)).containsExactly(pulls(anew, node));
        }
    }

    private Links anew(float[] mass) {
        float[] weight = new float[edges.size];
        boolean even = true;
        for (int e = 0; e < edges.size; e++) {
            weight[e] = edges.weight(e);
            even &= weight[e] == 1;
        }
        return Links.of(NODES, edges.size, edges.source, edges.target, even ? new float[0] : weight, mass, settings);
    }

    private static ForceSettings someSettings(Random random) {
        return ForceSettings.DEFAULTS
                .with("edgeInfluence", random.nextInt(3))
                .with("dissuadeHubs", random.nextInt(2))
                .with("normalizedWeights", random.nextInt(2));
    }

    /// The control: a change that nobody noted is not in the links.
    @Test
    void linksAreOnlyMendedWhereAChangeWasNoted() {
        Arrays.fill(present, true);
        edges.put(0, 1, 2, 1);
        edges.put(1, 3, 4, 1);
        edges.links(NODES, new float[NODES], settings);
        edges.put(2, 1, 5, 1);
        edges.target[1] = 6;

        Links mended = edges.links(NODES, new float[NODES], settings);

        assertThat(neighbours(mended, 1)).containsExactly(2, 5);
        assertThat(neighbours(mended, 3)).containsExactly(4);
    }

    private static int[] neighbours(Links links, int node) {
        int[] neighbours = new int[links.degree(node)];
        Arrays.setAll(neighbours, n -> links.neighbour(node, n));
        return neighbours;
    }

    private static float[] pulls(Links links, int node) {
        float[] pulls = new float[links.degree(node)];
        for (int n = 0; n < pulls.length; n++) {
            pulls[n] = links.pull(node, n);
        }
        return pulls;
    }
}
