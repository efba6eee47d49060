package io.orrery.layout.force;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.orrery.device.Workers;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuadtreeTest {
    /// Where the bodies are.
    enum Places {
        SCATTERED,
        CROWDED,
        ONE
    }

    @ParameterizedTest
    @CsvSource({
        "SCATTERED, 1",
        "SCATTERED, 24",
        "SCATTERED, 25",
        "SCATTERED, 64",
        "SCATTERED, 65",
        "SCATTERED, 40000",
        "CROWDED, 65",
        "CROWDED, 3000",
        "CROWDED, 40000",
        "ONE, 1",
        "ONE, 49",
        "ONE, 65",
        "ONE, 1000"
    })
    void everyBodyIsInOneLeafAndOneGroup(Places places, int n) {
        try (Workers workers = new Workers(2)) {
            Cells cells = tree(places, n, workers).cells;
            int[] leaves = new int[n];
            for (int cell = 0; cell < cells.count; cell++) {
                if (cells.children[cell] == 0) {
                    count(leaves, cells.first[cell], cells.end[cell]);
                    assertThat(cells.end[cell] - cells.first[cell])
                            .isLessThanOrEqualTo(places == Places.SCATTERED ? Cells.LEAF : n);
                } else {
                    assertThat(cells.children[cell]).isBetween(2, Cells.MOST_CHILDREN);
                    assertThat(cells.child[cell]).isGreaterThan(cell);
                    childrenFollowEachOther(cells, cell);
                }
            }
            assertThat(leaves).containsOnly(1);
            int[] groups = new int[n];
            for (int g = 0; g < cells.groups; g++) {
                assertThat(cells.groupEnd[g] - cells.groupFirst[g]).isBetween(1, Group.SIZE);
                count(groups, cells.groupFirst[g], cells.groupEnd[g]);
            }
            assertThat(groups).containsOnly(1);
        }
    }

    private static void childrenFollowEachOther(Cells cells, int cell) {
        int at = cells.first[cell];
        for (int c = cells.child[cell]; c < cells.child[cell] + cells.children[cell]; c++) {
            assertThat(cells.first[c]).isEqualTo(at);
            at = cells.end[c];
        }
        assertThat(at).isEqualTo(cells.end[cell]);
    }

    private static void count(int[] times, int from, int to) {
        for (int i = from; i < to; i++) {
            times[i]++;
        }
    }

    /// Empty places in registers are computed too.
    @ParameterizedTest
    @ValueSource(ints = {5_000, 40_000, 100_000})
    void groupsAreHalfFullOrBetter(int n) {
        try (Workers workers = new Workers(2)) {
            assertThat((double) n / tree(Places.SCATTERED, n, workers).cells.groups)
                    .isGreaterThan(Group.SIZE / 2.0);
        }
    }

    @ParameterizedTest
    @EnumSource(Places.class)
    void cellsSumUpTheirBodies(Places places) {
        Packed packed = new Packed();
        try (Workers workers = new Workers(2)) {
            Cells cells = tree(places, 10_000, workers, packed).cells;
            for (int cell = 0; cell < cells.count; cell += 7) {
                double mass = 0;
                double x = 0;
                double y = 0;
                for (int i = cells.first[cell]; i < cells.end[cell]; i++) {
                    mass += packed.mass[i];
                    x += (double) packed.mass[i] * packed.x[i];
                    y += (double) packed.mass[i] * packed.y[i];
                }
                assertThat((double) cells.mass[cell]).isCloseTo(mass, within(1e-5 * mass));
                assertThat((double) cells.centreX[cell]).isCloseTo(x / mass, within(1e-3));
                assertThat((double) cells.centreY[cell]).isCloseTo(y / mass, within(1e-3));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Places.class)
    void aTreeDoesNotDependOnHowManyThreadsBuildIt(Places places) {
        try (Workers one = new Workers(1);
                Workers three = new Workers(3)) {
            Cells alone = tree(places, 20_000, one).cells;
            Cells shared = tree(places, 20_000, three).cells;
            assertThat(shared.count).isEqualTo(alone.count);
            assertThat(shared.child).startsWith(alone.child);
            assertThat(shared.centreX).startsWith(alone.centreX);
            assertThat(shared.groupFirst).startsWith(alone.groupFirst);
        }
    }

    private static Quadtree tree(Places places, int n, Workers workers) {
        return tree(places, n, workers, new Packed());
    }

    private static Quadtree tree(Places places, int n, Workers workers, Packed packed) {
        Bodies bodies = new Bodies(n);
        bodies.ensure(n);
        SplittableRandom random = new SplittableRandom(n);
        for (int i = 0; i < n; i++) {
            double scale = places == Places.CROWDED ? Math.pow(0.5, i % 20) : 1;
            bodies.x[i] = places == Places.ONE ? 7 : (float) (scale * random.nextDouble(-500, 500));
            bodies.y[i] = places == Places.ONE ? 9 : (float) (scale * random.nextDouble(-500, 500));
            bodies.mass[i] = 1 + random.nextInt(9);
            bodies.mobility[i] = 1;
        }
        packed.pack(bodies, false, workers);
        packed.sort(bodies, workers);
        Quadtree tree = new Quadtree();
        tree.build(packed, workers);
        return tree;
    }
}
