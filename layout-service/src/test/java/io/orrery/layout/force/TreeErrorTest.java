package io.orrery.layout.force;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.device.Workers;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the tree costs in precision: the root mean square of what is wrong with the pushes, as a share of their size.
class TreeErrorTest {
    private static final int BODIES = 6_000;

    @ParameterizedTest
    @CsvSource({"1.2, 0.01", "0.8, 0.004", "0.4, 0.001"})
    void isBelowThatOfGephisTreeAndFallsWithTheta(double theta, double most) {
        assertThat(error(theta, scattered(1))).isLessThan(most);
        assertThat(error(theta, crowded())).isLessThan(most);
    }

    @ParameterizedTest
    @ValueSource(doubles = {4})
    void isLargeWhereTooMuchIsTakenAsOneBodyAsAControl(double theta) {
        assertThat(error(theta, scattered(1))).isGreaterThan(0.03);
    }

    /// Distances of which two squares multiplied are no number any more.
    @ParameterizedTest
    @ValueSource(floats = {1e7f, 1e9f, 1e15f})
    void isTheSameInAPictureOfEnormousExtent(float scale) {
        assertThat(error(1.2, scattered(scale))).isLessThan(0.01);
    }

    private static double error(double theta, Bodies bodies) {
        ForceSettings settings = ForceSettings.DEFAULTS.with("gravity", 0).with("theta", theta);
        Bodies exact = new Bodies(BODIES);
        exact.ensure(BODIES);
        System.arraycopy(bodies.x, 0, exact.x, 0, BODIES);
        System.arraycopy(bodies.y, 0, exact.y, 0, BODIES);
        System.arraycopy(bodies.mass, 0, exact.mass, 0, BODIES);
        System.arraycopy(bodies.mobility, 0, exact.mobility, 0, BODIES);
        try (Workers workers = new Workers(2)) {
            new Repulsion(workers).apply(bodies, new Packed(), settings, 0);
            new Repulsion(workers).apply(exact, new Packed(), settings, BODIES);
        }
        double wrong = 0;
        double all = 0;
        for (int i = 0; i < BODIES; i++) {
            wrong += square(bodies.fx[i] - exact.fx[i]) + square(bodies.fy[i] - exact.fy[i]);
            all += square(exact.fx[i]) + square(exact.fy[i]);
        }
        return Math.sqrt(wrong / all);
    }

    private static double square(double value) {
        return value * value;
    }

    private static Bodies scattered(float scale) {
        return bodies(scale, 0);
    }

    /// Ten crowds, each half as far from the middle and half as wide as the one before.
    private static Bodies crowded() {
        return bodies(1, 10);
    }

    private static Bodies bodies(float scale, int crowds) {
        Bodies bodies = new Bodies(BODIES);
        bodies.ensure(BODIES);
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < BODIES; i++) {
            double size = crowds == 0 ? 1 : Math.pow(0.5, i % crowds);
            bodies.x[i] = (float) (scale * size * random.nextDouble(-500, 500) + scale * size * 800);
            bodies.y[i] = (float) (scale * size * random.nextDouble(-500, 500));
            bodies.mass[i] = 1 + random.nextInt(9);
            bodies.mobility[i] = 1;
        }
        return bodies;
    }
}
