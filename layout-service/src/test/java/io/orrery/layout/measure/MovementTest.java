package io.orrery.layout.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MovementTest {
    private static final int NODES = 500;

    @Test
    void whatStandsStillHasNotMoved() {
        float[] picture = random(1);

        Movement movement = Movement.between(picture, picture, 1);

        assertThat(movement.mean()).isZero();
        assertThat(movement.p95()).isZero();
        assertThat(movement.aligned()).isCloseTo(0, within(1e-9));
        assertThat(movement.neighbourhoodStability()).isEqualTo(1);
    }

    @Test
    void aShiftAndTurnOfTheWholeIsDriftAndKeepsNeighbours() {
        float[] before = random(2);
        float[] after = new float[before.length];
        for (int i = 0; i < NODES; i++) {
            after[2 * i] = (float) (0.8 * before[2 * i] - 0.6 * before[2 * i + 1] + 50);
            after[2 * i + 1] = (float) (0.6 * before[2 * i] + 0.8 * before[2 * i + 1] - 20);
        }

        Movement movement = Movement.between(before, after, 1);

        assertThat(movement.mean()).isGreaterThan(0.1);
        assertThat(movement.aligned()).isCloseTo(0, within(1e-5));
        assertThat(movement.neighbourhoodStability()).isEqualTo(1);
    }

    @Test
    void distancesAreSharesOfTheRadiusAndNewcomersDoNotCount() {
        float[] before = {-10, 0, 10, 0, Float.NaN, Float.NaN};
        float[] after = {-10, 0, 10, 4, 500, 500};
        double radius = Movement.radius(after);

        Movement movement = Movement.between(before, after, 1);

        assertThat(movement.mean()).isCloseTo(2 / radius, within(1e-9));
        assertThat(movement.p95()).isCloseTo(4 / radius, within(1e-9));
    }

    @Test
    void aShuffledPictureKeepsHardlyAnyNeighbour() {
        assertThat(Movement.between(random(3), random(4), 1).neighbourhoodStability())
                .isLessThan(0.05);
    }

    @Test
    void communitiesDrawnApartAreSeparatedAndMixedOnesAreNot() {
        float[] x = new float[NODES];
        float[] y = new float[NODES];
        int[] community = new int[NODES];
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < NODES; i++) {
            community[i] = i % 5;
            x[i] = 1_000 * community[i] + random.nextFloat();
            y[i] = random.nextFloat();
        }
        Drawing apart = new Drawing(x, y, new int[0], new int[0]);
        Drawing mixed = new Drawing(y, y.clone(), new int[0], new int[0]);

        assertThat(CommunitySeparation.of(apart, community, 1)).isEqualTo(1);
        assertThat(CommunitySeparation.of(mixed, community, 1)).isBetween(0.1, 0.3);
    }

    private static float[] random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] pairs = new float[2 * NODES];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = 200 * random.nextFloat() - 100;
        }
        return pairs;
    }
}
