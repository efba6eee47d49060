package io.orrery.layout.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.orrery.layout.force.Bodies;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HeatTest {
    private static final double HALVED_AFTER_8 = Math.pow(2, -1.0 / 8);
    private static final float FLOOR = 0.01f;
    private static final int HOT = 0;
    private static final int PINNED = 1;
    private static final int COLD = 2;

    private final Bodies bodies = new Bodies(3);
    private final boolean[] pinned = {false, true, false};
    private final Heat heat = new Heat();

    HeatTest() {
        bodies.ensure(3);
        Arrays.fill(bodies.mass, 1);
        heat.ensure(3);
        heat.set(HOT, 1);
        heat.set(PINNED, 1);
        heat.set(COLD, 0.5f * Heat.COLD);
    }

    @Test
    void halvesInEightIterationsAndEndsWhenEverybodyIsCold() {
        float most = 1;
        for (int iteration = 0; iteration < 8; iteration++) {
            most = cool(iteration);
        }
        assertThat(most).isCloseTo(0.5f, within(1e-6f));
        assertThat(bodies.mobility[HOT]).isCloseTo(FLOOR + (1 - FLOOR) * 0.5f, within(1e-6f));

        int iterations = 8;
        while (most > 0) {
            most = cool(iterations++);
        }

        assertThat(iterations).isEqualTo((int) Math.ceil(8 * Math.log(1 / Heat.COLD) / Math.log(2)));
    }

    @Test
    void theColdHaveTheirTurnOnceInSixteenIterationsAndThePinnedNever() {
        float moved = 0;
        for (int iteration = 0; iteration < 160; iteration++) {
            cool(iteration);
            moved += bodies.mobility[COLD];
            assertThat(bodies.mobility[PINNED]).isZero();
        }

        assertThat(moved / 160).isCloseTo(FLOOR, within(1e-6f));
    }

    /// Numbers next to zero take a processor fifty times as long as zero.
    @Test
    void whatIsColdIsZeroAtOnce() {
        cool(0);

        assertThat(heat.most(3)).isEqualTo((float) HALVED_AFTER_8);
        heat.set(HOT, 0);
        heat.set(PINNED, 0);
        assertThat(heat.most(3)).isZero();
    }

    private float cool(int iteration) {
        return heat.cool(bodies, pinned, HALVED_AFTER_8, FLOOR, iteration, 1);
    }
}
