package io.orrery.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StormTest {

    private final AtomicLong nanos = new AtomicLong();
    private final Storm storm = new Storm(new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1), 4), nanos::get);

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void pausesGrowUntilItIsTimeToGiveUp() {
        assertThat(storm.failed()).contains(Duration.ofMillis(100));
        assertThat(storm.failed()).contains(Duration.ofMillis(200));
        assertThat(storm.failed()).contains(Duration.ofMillis(400));
        assertThat(storm.failed()).isEmpty();
    }

    @Test
    void successesBetweenFailuresDoNotHideThatOneThingNeverWorks() {
        for (int i = 0; i < 3; i++) {
            assertThat(storm.failed()).isPresent();
            storm.worked();
            pass(Duration.ofSeconds(20));
        }
        assertThat(storm.failed()).isEmpty();
    }

    @Test
    void slowFailuresWithoutAnySuccessAreOneStorm() {
        for (int i = 0; i < 3; i++) {
            assertThat(storm.failed()).isPresent();
            pass(Duration.ofMinutes(5));
        }
        assertThat(storm.failed()).isEmpty();
    }

    @Test
    void halfAMinuteOfWorkEndsTheStorm() {
        storm.failed();
        storm.failed();
        storm.worked();
        pass(Storm.CALM);
        assertThat(storm.failed()).contains(Duration.ofMillis(100));
    }
}
