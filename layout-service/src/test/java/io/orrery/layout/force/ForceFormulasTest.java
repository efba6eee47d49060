package io.orrery.layout.force;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import io.orrery.device.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One step from a random state (positions and previous forces) must be the step that the literal rules take.
final class ForceFormulasTest {

    private static List<ForceSettings> everyVariant() {
        List<ForceSettings> all = new ArrayList<>();
        for (double influence : new double[] {0, 0.5, 1, 2}) {
            for (int bits = 0; bits < 8; bits++) {
                all.add(new ForceSettings(
                        1.5 + bits,
                        0.5 * bits,
                        influence,
                        bits - 4,
                        (bits & 1) != 0,
                        (bits & 2) != 0,
                        (bits & 4) != 0,
                        false,
                        false,
                        false,
                        bits % 3 == 2,
                        bits >= 6,
                        bits % 4 == 3,
                        1.2));
            }
        }
        return all;
    }

    static List<TestEngine> engines() {
        return TestEngine.all();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aStepOfEveryVariantFollowsTheLiteralRules(TestEngine kind) {
        try (Workers workers = new Workers(2);
                ForceEngine engine = kind.open(workers, Repulsion.EXACT)) {
            for (ForceSettings settings : everyVariant()) {
                aStepFollowsTheLiteralRules(engine, settings);
            }
        }
    }

    private static void aStepFollowsTheLiteralRules(ForceEngine engine, ForceSettings settings) {
        Sample sample = Sample.random(300, 900, 7);
        Bodies bodies = sample.bodies();
        Links links = sample.links(bodies, settings);
        NaiveForceAtlas naive = new NaiveForceAtlas(sample);
        double[] oldX = new double[sample.nodes];
        double[] oldY = new double[sample.nodes];
        boolean[] fixed = new boolean[sample.nodes];
        sample.giveSizes(bodies);
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < sample.nodes; i++) {
            bodies.fx[i] = 40 * random.nextFloat() - 20;
            bodies.fy[i] = 40 * random.nextFloat() - 20;
            oldX[i] = bodies.fx[i];
            oldY[i] = bodies.fy[i];
            fixed[i] = i % 10 == 3;
            bodies.mobility[i] = fixed[i] ? 0 : 1;
        }
        GlobalSpeed speed = new GlobalSpeed();
        speed.set(0.7, 0.9);
        naive.speed = 0.7;
        naive.efficiency = 0.9;

        naive.forces(sample, settings);
        naive.move(settings, oldX, oldY, fixed);
        engine.step(bodies, links, settings, speed, 1e9);

        double radius = 350;
        double force = rms(naive.fx, naive.fy);
        for (int i = 0; i < sample.nodes; i++) {
            if (!fixed[i]) {
                assertThat(Math.hypot(bodies.fx[i] - naive.fx[i], bodies.fy[i] - naive.fy[i]) / force)
                        .as("force on body %d under %s", i, settings)
                        .isLessThan(2e-5);
            }
            assertThat(Math.hypot(bodies.x[i] - naive.x[i], bodies.y[i] - naive.y[i]) / radius)
                    .as("place of body %d under %s", i, settings)
                    .isLessThan(2e-5);
        }
        assertThat(speed.speed()).isCloseTo(naive.speed, withPercentage(1e-3));
        assertThat(speed.efficiency()).isCloseTo(naive.efficiency, withPercentage(1e-3));
    }

    static double rms(double[] fx, double[] fy) {
        double sum = 0;
        for (int i = 0; i < fx.length; i++) {
            sum += fx[i] * fx[i] + fy[i] * fy[i];
        }
        return Math.sqrt(sum / fx.length);
    }
}
