package io.orrery.layout.force;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class CoarseTest {
    private static final int NODES = 2_000;

    @Test
    void everyBodyHasAClusterAndNoneIsTooLargeAndMassAndPullAddUp() {
        Sample sample = Sample.random(NODES, 6_000, 3);
        Bodies bodies = sample.bodies();
        Links links = sample.links(bodies, ForceSettings.DEFAULTS);

        Coarse coarse = Coarse.of(bodies, links);

        int[] members = new int[coarse.bodies.size];
        float[] mass = new float[coarse.bodies.size];
        double pull = 0;
        for (int i = 0; i < NODES; i++) {
            if (links.degree(i) == 0) {
                assertThat(coarse.parent[i]).isNegative();
                continue;
            }
            members[coarse.parent[i]]++;
            mass[coarse.parent[i]] += bodies.mass[i];
            for (int n = 0; n < links.degree(i); n++) {
                pull += coarse.parent[links.neighbour(i, n)] == coarse.parent[i] ? 0 : links.pull(i, n);
            }
        }
        assertThat(Arrays.stream(members).boxed()).allMatch(count -> count >= 1 && count <= 8);
        assertThat(coarse.bodies.mass).containsExactly(mass);
        double kept = 0;
        for (int c = 0; c < coarse.bodies.size; c++) {
            for (int n = 0; n < coarse.links.degree(c); n++) {
                kept += coarse.links.pull(c, n);
            }
        }
        assertThat(kept).isCloseTo(pull, withPercentage(0.01));
    }

    @Test
    void aStarShrinksAndScatteredNodesStayOut() {
        int[] hub = new int[NODES / 2];
        int[] guest = new int[NODES / 2];
        Arrays.setAll(guest, i -> i + 1);
        Bodies bodies = new Bodies(NODES);
        bodies.ensure(NODES);
        Arrays.fill(bodies.mass, 1);
        float[] ones = new float[hub.length];
        Arrays.fill(ones, 1);
        Links star = Links.of(NODES, hub.length, hub, guest, ones, bodies.mass, ForceSettings.DEFAULTS);

        Coarse coarse = Coarse.of(bodies, star);

        assertThat(coarse.bodies.size).isBetween(NODES / 16, NODES / 16 + 2);
        assertThat(Arrays.stream(coarse.parent).skip(NODES / 2 + 1)).containsOnly(-1);
        assertThat(Coarse.of(bodies, star).parent).isEqualTo(coarse.parent);
    }

    @Test
    void clustersOfAMeshAreRound() {
        int side = 64;
        int[] source = new int[2 * side * (side - 1)];
        int[] target = new int[source.length];
        int e = 0;
        for (int i = 0; i < side * side; i++) {
            if (i % side > 0) {
                source[e] = i;
                target[e++] = i - 1;
            }
            if (i >= side) {
                source[e] = i;
                target[e++] = i - side;
            }
        }
        Bodies bodies = new Bodies(side * side);
        bodies.ensure(side * side);
        Arrays.fill(bodies.mass, 1);
        float[] ones = new float[source.length];
        Arrays.fill(ones, 1);
        Links mesh = Links.of(side * side, source.length, source, target, ones, bodies.mass, ForceSettings.DEFAULTS);

        Coarse coarse = Coarse.of(bodies, mesh);

        double wide = 0;
        double high = 0;
        for (int cluster = 0; cluster < coarse.bodies.size; cluster++) {
            wide += spread(coarse.parent, cluster, side, true);
            high += spread(coarse.parent, cluster, side, false);
        }
        assertThat(wide / high).isBetween(0.8, 1.25);
    }

    private static int spread(int[] parent, int cluster, int side, boolean columns) {
        int least = side;
        int most = 0;
        for (int i = 0; i < parent.length; i++) {
            if (parent[i] == cluster) {
                int at = columns ? i % side : i / side;
                least = Math.min(least, at);
                most = Math.max(most, at);
            }
        }
        return most - least;
    }
}
