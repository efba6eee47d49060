package io.orrery.layout.arrange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.orrery.device.Workers;
import io.orrery.layout.force.CpuForceEngine;
import io.orrery.topics.model.Layout;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What holds for every layout, on graphs that are small, odd or large.
final class EveryLayoutTest {
    private static final Workers WORKERS = new Workers(1);

    private static Outcome arrange(Layout layout, Request request) {
        return Provider.of(layout, new CpuForceEngine(WORKERS)).arrange(request);
    }

    /// Values, coordinates and edges by lot, a tenth of the values and coordinates missing; loops and parallels occur.
    private static Request random(int nodes, int edges, int seed) {
        Random random = new Random(seed);
        double[] order = new double[nodes];
        float[] x = new float[nodes];
        float[] y = new float[nodes];
        for (int i = 0; i < nodes; i++) {
            boolean missing = random.nextInt(10) == 0;
            order[i] = missing ? Double.NaN : 1_700_000_000_000d + random.nextInt(100) * 3_600_000d;
            x[i] = missing ? Float.NaN : random.nextFloat(-180, 180);
            y[i] = missing ? Float.NaN : random.nextFloat(-90, 90);
        }
        int[] source = new int[nodes == 0 ? 0 : edges];
        int[] target = new int[source.length];
        for (int e = 0; e < source.length; e++) {
            source[e] = random.nextInt(nodes);
            target[e] = random.nextInt(nodes);
        }
        return new Request(new Graph(nodes, source, target, new float[0]), order, x, y, -1, 3);
    }

    @ParameterizedTest
    @EnumSource(value = Layout.class, mode = EnumSource.Mode.EXCLUDE, names = "FORCE")
    void givesEveryNodeAFinitePlaceInAnyGraphAndTwiceTheSame(Layout layout) {
        for (int nodes : new int[] {0, 1, 2, 3, 50, 700}) {
            for (int edges : new int[] {0, 1, 2 * nodes}) {
                Outcome once = arrange(layout, random(nodes, edges, nodes));
                Outcome again = arrange(layout, random(nodes, edges, nodes));
                switch (once) {
                    case Outcome.Places places -> {
                        assertThat(places.x()).hasSize(nodes);
                        for (int i = 0; i < nodes; i++) {
                            assertThat(places.x()[i]).isFinite();
                            assertThat(places.y()[i]).isFinite();
                        }
                        assertThat(again).isInstanceOfSatisfying(Outcome.Places.class, same -> {
                            assertThat(same.x()).isEqualTo(places.x());
                            assertThat(same.y()).isEqualTo(places.y());
                        });
                    }
                    case Outcome.Pulls pulls ->
                        assertThat(((Outcome.Pulls) again).factor()).isEqualTo(pulls.factor());
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Layout.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"FORCE", "GIVEN", "GEOGRAPHIC"})
    void putsNoTwoNodesInOnePlace(Layout layout) {
        if (arrange(layout, random(700, 1_000, 5)) instanceof Outcome.Places places) {
            Set<Long> seen = new HashSet<>();
            for (int i = 0; i < places.x().length; i++) {
                long place = ((long) Float.floatToIntBits(places.x()[i]) << 32)
                        | (Float.floatToIntBits(places.y()[i]) & 0xFFFF_FFFFL);
                assertThat(seen.add(place)).as("place of node %d", i).isTrue();
            }
        }
    }

    @Test
    void aTreeOfABinaryTreeHasNoCrossings() {
        int nodes = 255;
        int[] source = new int[nodes - 1];
        int[] target = new int[nodes - 1];
        // Children get numbers that say nothing about their order, so that only the sweeps can sort them.
        int[] name = shuffled(nodes);
        for (int i = 1; i < nodes; i++) {
            source[i - 1] = name[(i - 1) / 2];
            target[i - 1] = name[i];
        }
        Graph graph = new Graph(nodes, source, target, new float[0]);
        Outcome.Places places = (Outcome.Places)
                arrange(Layout.TREE, new Request(graph, new double[0], new float[0], new float[0], -1, 1));
        for (int a = 0; a < source.length; a++) {
            for (int b = 0; b < source.length; b++) {
                boolean sameRow = places.y()[source[a]] == places.y()[source[b]];
                if (sameRow && places.x()[source[a]] < places.x()[source[b]]) {
                    assertThat(places.x()[target[a]]).isLessThan(places.x()[target[b]]);
                }
            }
        }
    }

    @Test
    void communitiesStandInBoxesOfTheirOwn() {
        // Three cliques of 6, 5 and 4 in a chain, and two nodes without edges.
        int[] source = new int[64];
        int[] target = new int[64];
        int edges = 0;
        int[] first = {0, 6, 11, 15};
        for (int clique = 0; clique < 3; clique++) {
            for (int a = first[clique]; a < first[clique + 1]; a++) {
                for (int b = a + 1; b < first[clique + 1]; b++) {
                    source[edges] = a;
                    target[edges++] = b;
                }
            }
            if (clique > 0) {
                source[edges] = first[clique] - 1;
                target[edges++] = first[clique];
            }
        }
        Graph graph = new Graph(17, Arrays.copyOf(source, edges), Arrays.copyOf(target, edges), new float[0]);
        Request request = new Request(graph, new double[0], new float[0], new float[0], -1, 1);
        assertThat(graph.communities(1)).containsExactly(0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 4);

        Outcome.Places places = (Outcome.Places) arrange(Layout.GROUP_IN_A_BOX, request);
        int[] group = {0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3};
        for (int a = 0; a < 4; a++) {
            for (int b = a + 1; b < 4; b++) {
                assertThat(apart(places, group, a, b))
                        .as("boxes %d and %d", a, b)
                        .isTrue();
            }
        }

        float[] factor = ((Outcome.Pulls) arrange(Layout.MODULARITY_WEIGHTED, request)).factor();
        for (int e = 0; e < edges; e++) {
            boolean inside = group[graph.source(e)] == group[graph.target(e)];
            assertThat(factor[e]).isEqualTo(inside ? ModularityWeighted.INSIDE : ModularityWeighted.ACROSS);
        }
    }

    @Test
    void aTreemapFillsItsRectangleWithTheSharesAskedFor() {
        Box[] boxes = Treemap.of(new double[] {6, 6, 4, 3, 2, 2, 1}, new Box(0, 0, 6, 4));
        // The example of the paper: two boxes of 3 x 2 fill the left half.
        assertThat(boxes[0].width()).isCloseTo(3, within(1e-9));
        assertThat(boxes[0].height()).isCloseTo(2, within(1e-9));
        assertThat(boxes[0].bottom()).isCloseTo(2, within(1e-9));
        assertThat(boxes[1].bottom()).isCloseTo(0, within(1e-9));
        assertThat(boxes[2].left()).isCloseTo(3, within(1e-9));
        assertThat(boxes[2].width() * boxes[2].height()).isCloseTo(4, within(1e-9));
        double area = 0;
        for (Box box : boxes) {
            area += box.width() * box.height();
        }
        assertThat(area).isCloseTo(24, within(1e-9));
    }

    /// Whether a line parallel to an axis parts two groups.
    private static boolean apart(Outcome.Places places, int[] group, int a, int b) {
        return parted(places.x(), group, a, b) || parted(places.y(), group, a, b);
    }

    private static boolean parted(float[] at, int[] group, int a, int b) {
        float[] range = {
            Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY
        };
        for (int i = 0; i < at.length; i++) {
            int side = group[i] == a ? 0 : group[i] == b ? 2 : -1;
            if (side >= 0) {
                range[side] = Math.min(range[side], at[i]);
                range[side + 1] = Math.max(range[side + 1], at[i]);
            }
        }
        return range[1] < range[2] || range[3] < range[0];
    }

    private static int[] shuffled(int count) {
        int[] numbers = Sorted.numbers(count);
        Random random = new Random(9);
        for (int i = count - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int held = numbers[i];
            numbers[i] = numbers[j];
            numbers[j] = held;
        }
        return numbers;
    }
}
