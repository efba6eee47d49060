package io.orrery.layout.force;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.device.Workers;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What must hold for any graph: action equals reaction, and no place, direction or order is special.
final class SymmetryTest {
    private static final ForceSettings FREE = ForceSettings.DEFAULTS.with("gravity", 0);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void forcesAddUpToNothingWithoutGravity(long seed) {
        Sample sample = Sample.random(200 + (int) seed * 50, 700, seed);
        Bodies bodies = forces(sample, sample.bodies(), FREE);
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
    @ValueSource(longs = {1, 2, 3})
    void movingAndTurningThePictureMovesAndTurnsTheForces(long seed) {
        Sample sample = Sample.random(300, 900, seed);
        Bodies plain = forces(sample, sample.bodies(), FREE);
        Bodies turned = sample.bodies();
        for (int i = 0; i < turned.size; i++) {
            // A quarter turn and a shift are exact enough in float.
            float x = turned.x[i];
            turned.x[i] = 256 - turned.y[i];
            turned.y[i] = x - 512;
        }
        forces(sample, turned, FREE);
        double size = size(plain);
        for (int i = 0; i < plain.size; i++) {
            assertThat(Math.hypot(turned.fx[i] + plain.fy[i], turned.fy[i] - plain.fx[i]) / size)
                    .isLessThan(1e-4);
        }
    }

    @Test
    void theOrderOfTheNodesDoesNotMatter() {
        Sample sample = Sample.random(300, 0, 6);
        Bodies plain = forces(sample, sample.bodies(), FREE);
        Bodies reversed = sample.bodies();
        for (int i = 0; i < sample.nodes; i++) {
            reversed.x[i] = sample.x[sample.nodes - 1 - i];
            reversed.y[i] = sample.y[sample.nodes - 1 - i];
        }
        forces(sample, reversed, FREE);
        double size = size(plain);
        for (int i = 0; i < sample.nodes; i++) {
            int j = sample.nodes - 1 - i;
            assertThat(Math.hypot(reversed.fx[j] - plain.fx[i], reversed.fy[j] - plain.fy[i]) / size)
                    .isLessThan(1e-4);
        }
    }

    @Test
    void noStartOfAnyScaleLeadsToAPlaceThatIsNotANumber() {
        SplittableRandom random = new SplittableRandom(4);
        for (int round = 0; round < 30; round++) {
            Sample sample = Sample.random(1 + random.nextInt(40), random.nextInt(80), round);
            Bodies bodies = sample.bodies();
            float scale = (float) Math.pow(10, random.nextInt(-12, 8));
            for (int i = 0; i < bodies.size; i++) {
                bodies.x[i] *= scale;
                bodies.y[i] *= random.nextInt(3) == 0 ? 0 : scale;
            }
            GlobalSpeed speed = new GlobalSpeed();
            try (Workers workers = new Workers(1)) {
                CpuForceEngine engine = new CpuForceEngine(workers, round % 2 == 0 ? 0 : 3_000);
                Links links = sample.links(bodies, ForceSettings.DEFAULTS);
                for (int i = 0; i < 50; i++) {
                    engine.step(bodies, links, ForceSettings.DEFAULTS, speed, 0.25);
                }
            }
            for (int i = 0; i < bodies.size; i++) {
                assertThat(bodies.x[i]).isFinite();
                assertThat(bodies.y[i]).isFinite();
            }
        }
    }

    private static Bodies forces(Sample sample, Bodies bodies, ForceSettings settings) {
        try (Workers workers = new Workers(1);
                CpuForceEngine engine = new CpuForceEngine(workers)) {
            engine.forces(bodies, sample.links(bodies, settings), settings);
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
