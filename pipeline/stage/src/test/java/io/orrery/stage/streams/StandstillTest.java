package io.orrery.stage.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StandstillTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Standstill standstill = new Standstill(Duration.ofSeconds(10));

    @Test
    void whoRunsMayBeIdleForEver() {
        for (int second = 0; second < 100; second++) {
            assertThat(standstill.look(true, 0, second * SECOND)).isFalse();
        }
    }

    @Test
    void whoRestoresSlowlyIsLeftAlone() {
        for (int second = 0; second < 100; second++) {
            assertThat(standstill.look(false, second / 9, second * SECOND)).isFalse();
        }
    }

    @Test
    void whoNeitherRunsNorRestoresIsNoticedOnceInEveryPatience() {
        int noticed = 0;
        for (int second = 0; second <= 30; second++) {
            noticed += standstill.look(false, 5, second * SECOND) ? 1 : 0;
        }
        assertThat(noticed).isEqualTo(3);
    }
}
