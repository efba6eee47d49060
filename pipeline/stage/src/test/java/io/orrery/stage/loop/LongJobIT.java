package io.orrery.stage.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.orrery.stage.KafkaSettings;
import io.orrery.stage.StageHealth;
import io.orrery.stage.Telemetry;
import io.orrery.stage.testing.Backends;
import io.orrery.stage.testing.TestTopics;
import io.orrery.topics.catalog.Cleanup;
import io.orrery.topics.catalog.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/// Jobs that last longer than the group would wait for a silent member.
class LongJobIT {

    private static final Duration JOB = Duration.ofSeconds(6);

    private final KafkaSettings kafka = new KafkaSettings(
            Backends.kafkaWithTopics().bootstrapServers(), Map.of("max.poll.interval.ms", "2000"), (short) 1);
    private final Topic input = TestTopics.fresh(kafka, "in", Cleanup.DELETE, 1);
    private final Topic output = TestTopics.fresh(kafka, "out", Cleanup.DELETE, 1);
    private final String stage = "long-" + Long.toString(System.nanoTime(), 36);
    private final AtomicInteger begun = new AtomicInteger();

    private LoopSettings settings(String instance, Duration keepAliveEvery) {
        LoopSettings usual = LoopSettings.of(stage, instance, List.of(input), output);
        return new LoopSettings(
                stage,
                instance,
                usual.inputs(),
                output,
                1,
                usual.maxBytes(),
                usual.pollTimeout(),
                usual.commitInterval(),
                keepAliveEvery,
                usual.backoff());
    }

    private void job(List<ConsumerRecord<byte[], byte[]>> batch, TransactionScope scope) throws InterruptedException {
        int run = begun.incrementAndGet();
        long end = System.nanoTime() + JOB.toNanos();
        for (int part = 0; System.nanoTime() < end; part++) {
            scope.emit(new ProducerRecord<>(output.name(), new byte[] {(byte) run, (byte) part}));
            if (part % 20 == 19) {
                scope.flush();
            }
            Thread.sleep(50);
        }
    }

    private TransactionalLoop start(LoopSettings settings) {
        StageHealth health = new StageHealth(stage, Duration.ofSeconds(30));
        TransactionalLoop loop = new TransactionalLoop(
                kafka, settings, this::job, new Telemetry(new SimpleMeterRegistry(), stage), health);
        loop.start();
        return loop;
    }

    private long committed(int more) {
        return TestTopics.readUntil(kafka, output.name(), read -> read.size() >= more, Duration.ofSeconds(20))
                .size();
    }

    @Test
    void aJobThatKeepsAliveRunsOnceAndShowsItsPartsOnTheWay() throws InterruptedException {
        TestTopics.send(kafka, List.of(new ProducerRecord<>(input.name(), new byte[] {1})));
        try (TransactionalLoop loop = start(settings("0", Duration.ofMillis(500)))) {
            assertThat(committed(20)).isBetween(20L, 80L);
            Thread.sleep(JOB.plusSeconds(4).toMillis());
            assertThat(begun).hasValue(1);
            assertThat(loop).isNotNull();
        }
        int parts = TestTopics.readAll(kafka, output.name()).size();
        try (TransactionalLoop again = start(settings("0", Duration.ofMillis(500)))) {
            Thread.sleep(2_000);
            assertThat(begun).as("the job was committed").hasValue(1);
            assertThat(TestTopics.readAll(kafka, output.name())).hasSize(parts);
            assertThat(again).isNotNull();
        }
    }

    @Test
    void aSilentJobLosesItsPlaceAndBeginsAgain() throws InterruptedException {
        TestTopics.send(kafka, List.of(new ProducerRecord<>(input.name(), new byte[] {1})));
        try (TransactionalLoop loop = start(settings("0", Duration.ofHours(1)))) {
            for (int i = 0; i < 300 && begun.get() < 2; i++) {
                Thread.sleep(100);
            }
            assertThat(begun).hasValueGreaterThanOrEqualTo(2);
            assertThat(loop).isNotNull();
        }
    }

    @Test
    void closingGivesUpTheJobWithinItsNextBreath() throws InterruptedException {
        TestTopics.send(kafka, List.of(new ProducerRecord<>(input.name(), new byte[] {1})));
        TransactionalLoop loop = start(settings("0", Duration.ofMillis(500)));
        committed(20);
        long start = System.nanoTime();
        loop.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    }
}
