package io.orrery.layout.force;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.device.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What must hold for any graph on every device: action equals reaction, and no place, direction or order is special.
final class SymmetryTest {
    private static final ForceSettings FREE = ForceSettings.DEFAULTS.with("gravity", 0);

    static List<Arguments> enginesAndSeeds() {
        List<Arguments> all = new ArrayList<>();
        for (TestEngine engine : TestEngine.all()) {
            for (long seed = 1; seed <= 3; seed++) {
                all.add(Arguments.of(engine, seed));
            }
        }
        return all;
    }

    static List<TestEngine> engines() {
        return TestEngine.all();
    }

    @ParameterizedTest
    @MethodSource("enginesAndSeeds")
    void forcesAddUpToNothingWithoutGravity(TestEngine engine, long seed) {
        Sample sample = Sample.random(200 + (int) seed * 50, 700, seed);
        Bodies bodies = forces(engine, sample, sample.bodies(), FREE);
        double sumX = 0;
        double sumY = 0;
        double sum = 0;
        for (int i = 0; i < bodies.size; i++) {
            sumX += bodies.fx[i];
            sumY += bodies.fy[i];
            sum += Math.hypot(bodies.fx[i], bodies.fy[i]);
        }
        assertThat(Math.hypot(sumX, sumY) / sum).isLessThan(1e-5);
    }

    @ParameterizedTest
    @MethodSource("enginesAndSeeds")
    void movingAndTurningThePictureMovesAndTurnsTheForces(TestEngine engine, long seed) {
        Sample sample = Sample.random(300, 900, seed);
        Bodies plain = forces(engine, sample, sample.bodies(), FREE);
        Bodies turned = sample.bodies();
        for (int i = 0; i < turned.size; i++) {
            // A quarter turn and a shift are exact enough in float.
            float x = turned.x[i];
            turned.x[i] = 256 - turned.y[i];
            turned.y[i] = x - 512;
        }
        forces(engine, sample, turned, FREE);
        double size = size(plain);
        for (int i = 0; i < plain.size; i++) {
            assertThat(Math.hypot(turned.fx[i] + plain.fy[i], turned.fy[i] - plain.fx[i]) / size)
                    .isLessThan(1e-4);
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void theOrderOfTheNodesDoesNotMatter(TestEngine engine) {
        Sample sample = Sample.random(300, 0, 6);
        Bodies plain = forces(engine, sample, sample.bodies(), FREE);
        Bodies reversed = sample.bodies();
        for (int i = 0; i < sample.nodes; i++) {
            reversed.x[i] = sample.x[sample.nodes - 1 - i];
            reversed.y[i] = sample.y[sample.nodes - 1 - i];
        }
        forces(engine, sample, reversed, FREE);
        double size = size(plain);
        for (int i = 0; i < sample.nodes; i++) {
            int j = sample.nodes - 1 - i;
            assertThat(Math.hypot(reversed.fx[j] - plain.fx[i], reversed.fy[j] - plain.fy[i]) / size)
                    .isLessThan(1e-4);
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void noStartOfAnyScaleLeadsToAPlaceThatIsNotANumber(TestEngine kind) {
        SplittableRandom random = new SplittableRandom(4);
        try (Workers workers = new Workers(1);
                ForceEngine tree = kind.open(workers, 0);
                ForceEngine exact = kind.open(workers, 3_000)) {
            for (int round = 0; round < 30; round++) {
                Sample sample = Sample.random(1 + random.nextInt(40), random.nextInt(80), round);
                Bodies bodies = sample.bodies();
                float scale = (float) Math.pow(10, random.nextInt(-12, 8));
                for (int i = 0; i < bodies.size; i++) {
                    bodies.x[i] *= scale;
                    bodies.y[i] *= random.nextInt(3) == 0 ? 0 : scale;
                }
                Links links = sample.links(bodies, ForceSettings.DEFAULTS);
                (round % 2 == 0 ? tree : exact).run(bodies, links, ForceSettings.DEFAULTS, new GlobalSpeed(), 0.25, 50);
                for (int i = 0; i < bodies.size; i++) {
                    assertThat(bodies.x[i]).isFinite();
                    assertThat(bodies.y[i]).isFinite();
                }
            }
        }
    }

    private static Bodies forces(TestEngine kind, Sample sample, Bodies bodies, ForceSettings settings) {
        try (Workers workers = new Workers(1);
                ForceEngine engine = kind.open(workers, Repulsion.EXACT)) {
            TestEngine.forces(engine, bodies, sample.links(bodies, settings), settings);
        }
        return bodies;
    }

    private static double size(Bodies bodies) {
        double sum = 0;
        for (int i = 0; i < bodies.size; i++) {
            sum += bodies.fx[i] * bodies.fx[i] + bodies.fy[i] * bodies.fy[i];
        }
        return Math.sqrt(sum / bodies.size);
    }
}
