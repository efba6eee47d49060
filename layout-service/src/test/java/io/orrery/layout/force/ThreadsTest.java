package io.orrery.layout.force;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.device.Workers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The same picture, bit for bit, on any number of threads: on enough bodies that every part of a step is shared out.
final class ThreadsTest {
    private static final int NODES = 40_000;

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void theNumberOfThreadsDoesNotChangeThePicture(int threads) {
        Bodies alone = steps(1, 7);
        Bodies shared = steps(threads, 7);
        assertThat(shared.x).isEqualTo(alone.x);
        assertThat(shared.y).isEqualTo(alone.y);
        assertThat(steps(threads, 8).x).as("another seed, as a control").isNotEqualTo(alone.x);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void bodiesFollowTheCurveWithTiesInSlotOrder(int threads) {
        Bodies bodies = bodies(Sample.random(NODES, 0, 9));
        try (Workers workers = new Workers(threads)) {
            Packed packed = new Packed();
            packed.pack(bodies, false, workers);
            packed.sort(bodies, workers);
            assertThat(packed.count).isEqualTo(NODES - (NODES + 9) / 10);
            int wrong = 0;
            for (int i = 1; i < packed.count; i++) {
                int order = Long.compareUnsigned(packed.keyAndSlot[i - 1], packed.keyAndSlot[i]);
                wrong += order >= 0 || packed.slot(i) != (int) packed.keyAndSlot[i] ? 1 : 0;
            }
            assertThat(wrong).isZero();
        }
    }

    private static Bodies steps(int threads, long seed) {
        Sample sample = Sample.random(NODES, 60_000, seed);
        Bodies bodies = bodies(sample);
        GlobalSpeed speed = new GlobalSpeed();
        try (Workers workers = new Workers(threads);
                CpuForceEngine engine = new CpuForceEngine(workers)) {
            Links links = sample.links(bodies, ForceSettings.DEFAULTS);
            for (int i = 0; i < 3; i++) {
                engine.step(bodies, links, ForceSettings.DEFAULTS, speed, 0.25);
            }
        }
        return bodies;
    }

    /// Every tenth slot is empty, and some bodies share a place.
    private static Bodies bodies(Sample sample) {
        Bodies bodies = sample.bodies();
        for (int i = 0; i < bodies.size; i++) {
            if (i % 10 == 0) {
                bodies.mass[i] = 0;
            } else if (i % 100 == 1) {
                bodies.x[i] = 5;
                bodies.y[i] = 5;
            }
        }
        return bodies;
    }
}
