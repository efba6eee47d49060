package io.orrery.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StageHealthTest {

    private final AtomicLong nanos = new AtomicLong();
    private final StageHealth health = new StageHealth("ingest", Duration.ofSeconds(10), nanos::get);

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void aStageWaitingForItsBrokerIsAliveButNotReady() {
        health.up();
        assertThat(health.report().ready()).isTrue();
        health.waiting("broker away");
        StageHealth.Report report = health.report();
        assertThat(report.live()).isTrue();
        assertThat(report.ready()).isFalse();
        assertThat(report.sentence()).isEqualTo("broker away");
    }

    @Test
    void aLoopThatNoLongerTurnsIsNotAlive() {
        health.up();
        pass(Duration.ofSeconds(11));
        assertThat(health.report().live()).isFalse();
        assertThat(health.report().sentence()).isEqualTo("the loop has not turned for 11 s");
        health.turned();
        assertThat(health.report().live()).isTrue();
    }

    @Test
    void whatBroughtItDownIsNotHiddenByClosing() {
        health.down("slot 3 is taken twice");
        health.closed();
        assertThat(health.report().state()).isEqualTo(StageHealth.State.DOWN);
        assertThat(health.report().sentence()).isEqualTo("slot 3 is taken twice");
        assertThat(health.report().live()).isFalse();
    }
}
