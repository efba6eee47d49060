package io.orrery.stage.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.orrery.stage.Telemetry;
import io.orrery.topics.catalog.Catalogue;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CommitIntervalTest {

    private static final Duration INTERVAL = Duration.ofMillis(40);

    private long now;

    /// What a loop does first with three waiting records.
    private LoopStep.Turn firstTurn(int recordsPerBatch, Duration work) {
        LoopSettings settings = LoopSettings.of("simulated", "0", List.of(Catalogue.EVENTS), Catalogue.EVENT_TABLES)
                .withBatch(recordsPerBatch, 1_000)
                .withCommitInterval(INTERVAL);
        MemoryBroker broker = new MemoryBroker(
                IntStream.range(0, 3).mapToObj(i -> "value-" + i).toList());
        Random alwaysMost = new Random() {
            @Override
            public int nextInt(int bound) {
                return bound - 1;
            }
        };
        return new LoopStep(
                        settings,
                        new MemoryMember(broker, alwaysMost, 0, true),
                        (batch, scope) -> now += work.toNanos(),
                        new Telemetry(new SimpleMeterRegistry(), "simulated"),
                        () -> now,
                        () -> false,
                        () -> {})
                .turn();
    }

    @Test
    void afterASmallBatchTheRestOfTheIntervalIsWaited() {
        assertThat(firstTurn(4, Duration.ofMillis(15))).isEqualTo(new LoopStep.Turn.Worked(3, Duration.ofMillis(25)));
    }

    @Test
    void workThatTookTheIntervalIsFollowedAtOnce() {
        assertThat(firstTurn(4, Duration.ofMillis(41))).isEqualTo(new LoopStep.Turn.Worked(3, Duration.ZERO));
    }

    @Test
    void aFullBatchIsFollowedAtOnce() {
        assertThat(firstTurn(3, Duration.ofMillis(15))).isEqualTo(new LoopStep.Turn.Worked(3, Duration.ZERO));
    }

    @Test
    void aBatchThatIsNotTheLastOfItsPollIsFollowedAtOnce() {
        assertThat(firstTurn(2, Duration.ofMillis(15))).isEqualTo(new LoopStep.Turn.Worked(2, Duration.ZERO));
    }
}
