package io.orrery.layout.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Against pictures whose measures can be worked out by hand.
class QualityTest {
    private static final Drawing SQUARE_WITH_DIAGONALS =
            new Drawing(new float[] {0, 1, 1, 0}, new float[] {0, 0, 1, 1}, new int[] {0, 1, 2, 3, 0, 1}, new int[] {
                1, 2, 3, 0, 2, 3
            });

    @Test
    void aPathDrawnStraightIsPerfectAtEveryScale() {
        for (float scale : new float[] {1, 250}) {
            Quality quality = Quality.of(path(40, scale), 1);
            assertThat(quality.stress()).isCloseTo(0, within(1e-9));
            assertThat(quality.edgeLengthVariation()).isCloseTo(0, within(1e-6));
            assertThat(quality.crossingRate()).isZero();
            assertThat(quality.neighbourhoodPreservation()).isEqualTo(1);
        }
    }

    @Test
    void aPathDrawnAtRandomIsFarFromIt() {
        Drawing path = path(400, 1);
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < path.nodes(); i++) {
            path.x()[i] = random.nextFloat();
            path.y()[i] = random.nextFloat();
        }
        Quality quality = Quality.of(path, 1);
        assertThat(quality.stress()).isGreaterThan(0.3);
        assertThat(quality.neighbourhoodPreservation()).isLessThan(0.05);
        assertThat(quality.crossingRate()).isBetween(0.15, 0.35);
    }

    /// Pairs of edges without a common end: two pairs of sides that do not cross, one pair of diagonals that does.
    @Test
    void aSquareWithBothDiagonalsHasOneCrossingInThreePairs() {
        assertThat(Crossings.rate(SQUARE_WITH_DIAGONALS, 1)).isCloseTo(1 / 3.0, within(0.01));
    }

    /// Four sides of length 1, two diagonals of √2: mean (4 + 2√2) / 6, mean square 8 / 6.
    @Test
    void edgeLengthsVaryAsTheSquaresDo() {
        double mean = (4 + 2 * Math.sqrt(2)) / 6;
        assertThat(EdgeLengths.variation(SQUARE_WITH_DIAGONALS))
                .isCloseTo(Math.sqrt(8.0 / 6 - mean * mean) / mean, within(1e-6));
    }

    /// All hops are 1: ratios are 1 for sides, √2 for diagonals, twice each.
    @Test
    void stressOfTheSquareIsThatOfItsBestScale() {
        double ratios = 8 + 4 * Math.sqrt(2);
        double squares = 8 + 4 * 2;
        assertThat(Stress.of(SQUARE_WITH_DIAGONALS, Neighbourhoods.of(SQUARE_WITH_DIAGONALS), 1))
                .isCloseTo(1 - ratios * ratios / (squares * 12), within(1e-6));
    }

    /// The middle of a star has all as neighbours and all near; each tip's nearest is another tip, not the middle.
    @Test
    void tipsOfAStarDrawnInPairsPreserveNothing() {
        Drawing star = new Drawing(
                new float[] {0, 10, 10.1f, -10, -10.1f},
                new float[] {0, 0, 0, 0, 0},
                new int[] {0, 0, 0, 0},
                new int[] {1, 2, 3, 4});
        assertThat(NeighbourhoodPreservation.of(star, Neighbourhoods.of(star), 1))
                .isCloseTo(1 / 5.0, within(1e-9));
    }

    @Test
    void loopsAndParallelEdgesCountOnce() {
        Drawing drawing = new Drawing(
                new float[] {0, 1, 5}, new float[] {0, 0, 0}, new int[] {0, 0, 1, 1}, new int[] {1, 1, 0, 1});
        Neighbourhoods graph = Neighbourhoods.of(drawing);
        assertThat(graph.degree(0)).isOne();
        assertThat(graph.degree(1)).isOne();
        assertThat(graph.degree(2)).isZero();
        assertThat(NeighbourhoodPreservation.of(drawing, graph, 1)).isEqualTo(1);
    }

    @Test
    void nothingToMeasureIsNoNumber() {
        Quality quality = Quality.of(new Drawing(new float[3], new float[3], new int[0], new int[0]), 1);
        assertThat(quality.stress()).isNaN();
        assertThat(quality.neighbourhoodPreservation()).isNaN();
        assertThat(quality.edgeLengthVariation()).isNaN();
        assertThat(quality.crossingRate()).isNaN();
    }

    private static Drawing path(int nodes, float scale) {
        float[] x = new float[nodes];
        int[] source = new int[nodes - 1];
        int[] target = new int[nodes - 1];
        for (int i = 0; i < nodes; i++) {
            x[i] = scale * i;
            if (i > 0) {
                source[i - 1] = i - 1;
                target[i - 1] = i;
            }
        }
        return new Drawing(x, new float[nodes], source, target);
    }
}
