package io.orrery.layout.force;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.device.Workers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The tree may be wrong by 1.5 % of each force, root mean square; measured after some steps, where it is harder than
/// on a random start.
final class RepulsionErrorTest {
    private static final ForceSettings FREE = ForceSettings.DEFAULTS.with("gravity", 0);

    @ParameterizedTest
    @ValueSource(ints = {0, 60})
    void theTreeIsCloseToAllPairs(int steps) {
        Sample sample = Sample.random(12_000, 30_000, 3);
        Bodies bodies = sample.bodies();
        try (Workers workers = new Workers(2);
                CpuForceEngine tree = new CpuForceEngine(workers, 0);
                CpuForceEngine exact = new CpuForceEngine(workers, Integer.MAX_VALUE)) {
            Links links = sample.links(bodies, FREE);
            GlobalSpeed speed = new GlobalSpeed();
            for (int i = 0; i < steps; i++) {
                tree.step(bodies, links, FREE, speed, 0.25);
            }
            Links none = Links.none(sample.nodes);
            tree.forces(bodies, none, FREE);
            exact.forces(bodies, none, FREE);
            double sum = 0;
            for (int i = 0; i < sample.nodes; i++) {
                double error = Math.hypot(bodies.fx[i] - bodies.oldFx[i], bodies.fy[i] - bodies.oldFy[i]);
                double size = Math.hypot(bodies.fx[i], bodies.fy[i]);
                sum += error * error / (size * size);
            }
            double rms = Math.sqrt(sum / sample.nodes);
            assertThat(rms).isBetween(1e-5, 0.015);
        }
    }
}
