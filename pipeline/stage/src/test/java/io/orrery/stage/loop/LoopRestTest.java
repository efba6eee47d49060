package io.orrery.stage.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.orrery.stage.StageHealth;
import io.orrery.stage.Telemetry;
import io.orrery.topics.catalog.Catalogue;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A loop that takes the rest which [CommitIntervalTest] says it should: one of an hour, so that no clock is needed.
class LoopRestTest {
    private static final int RECORDS = 3;

    private final AtomicInteger batches = new AtomicInteger();
    private final CountDownLatch first = new CountDownLatch(1);
    private final CountDownLatch all = new CountDownLatch(RECORDS);

    /// Each poll brings one record, so each record is a batch that is the last of its poll.
    private TransactionalLoop loop(Duration interval) {
        MemoryBroker broker = new MemoryBroker(List.of("a", "b", "c"));
        Random alwaysLeast = new Random() {
            @Override
            public int nextInt(int bound) {
                return 0;
            }
        };
        return new TransactionalLoop(
                LoopSettings.of("resting", "0", List.of(Catalogue.EVENTS), Catalogue.EVENT_TABLES)
                        .withCommitInterval(interval),
                () -> new MemoryMember(broker, alwaysLeast, 0, true),
                (batch, scope) -> {
                    batches.incrementAndGet();
                    first.countDown();
                    all.countDown();
                },
                new Telemetry(new SimpleMeterRegistry(), "resting"),
                new StageHealth("resting", Duration.ofMinutes(1)));
    }

    @Test
    @Timeout(60)
    void restsAfterABatchAndIsWokenByItsEnd() throws InterruptedException {
        TransactionalLoop loop = loop(Duration.ofHours(1));
        loop.start();
        assertThat(first.await(30, TimeUnit.SECONDS)).isTrue();
        // Far longer than the two batches take that follow in the control.
        assertThat(all.await(300, TimeUnit.MILLISECONDS)).isFalse();
        loop.close();
        assertThat(batches).hasValue(1);
    }

    @Test
    @Timeout(60)
    void goesOnAtOnceWithoutAnIntervalAsAControl() throws InterruptedException {
        try (TransactionalLoop loop = loop(Duration.ZERO)) {
            loop.start();
            assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(batches).hasValue(RECORDS);
    }
}
