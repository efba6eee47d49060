package io.orrery.stage.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.orrery.stage.DeadLetters;
import io.orrery.stage.KafkaSettings;
import io.orrery.stage.StageException;
import io.orrery.stage.StageHealth;
import io.orrery.stage.Telemetry;
import io.orrery.stage.testing.Backends;
import io.orrery.stage.testing.TestTopics;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.Cleanup;
import io.orrery.topics.catalog.Topic;
import io.orrery.topics.model.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class TransactionalLoopIT {

    private final KafkaSettings kafka = Backends.kafkaWithTopics();
    private final Topic input = TestTopics.fresh(kafka, "in", Cleanup.DELETE, 2);
    private final Topic output = TestTopics.fresh(kafka, "out", Cleanup.DELETE, 2);
    private final String stage = "loop-" + Long.toString(System.nanoTime(), 36);
    private final StageHealth health = new StageHealth(stage, Duration.ofSeconds(30));
    private final Telemetry telemetry = new Telemetry(new SimpleMeterRegistry(), stage);

    private TransactionalLoop loop(BatchHandler handler) {
        LoopSettings settings =
                LoopSettings.of(stage, "0", List.of(input), output).withBatch(50, 1 << 20);
        return new TransactionalLoop(kafka, settings, handler, telemetry, health);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.value(), StandardCharsets.UTF_8);
    }

    private List<String> fill(int count) {
        List<String> values =
                IntStream.range(0, count).mapToObj(i -> "value-" + i).toList();
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        values.forEach(value -> records.add(new ProducerRecord<>(input.name(), bytes(value), bytes(value))));
        TestTopics.send(kafka, records);
        return values;
    }

    private List<String> outputs(int atLeast) {
        TestTopics.readUntil(kafka, output.name(), read -> read.size() >= atLeast, Duration.ofSeconds(30));
        return TestTopics.readAll(kafka, output.name()).stream()
                .map(TransactionalLoopIT::text)
                .toList();
    }

    @Test
    void everyInputComesOutOnce() {
        List<String> values = fill(500);
        try (TransactionalLoop loop = loop((batch, scope) ->
                batch.forEach(r -> scope.emit(new ProducerRecord<>(output.name(), r.key(), r.value()))))) {
            loop.start();
            assertThat(outputs(500)).containsExactlyInAnyOrderElementsOf(values);
            assertThat(health.report().ready()).isTrue();
        }
        assertThat(health.report().state()).isEqualTo(StageHealth.State.CLOSED);
    }

    @Test
    void whatCannotBeProcessedGoesToTheDeadLettersWithItsOriginalBytes() {
        fill(100);
        try (TransactionalLoop loop = loop((batch, scope) -> {
            for (ConsumerRecord<byte[], byte[]> r : batch) {
                switch (text(r)) {
                    case "value-7" -> throw StageException.badData(Reason.BAD_TIME, "field ts reads 'yesterday'");
                    case "value-8" -> throw new IllegalStateException("surprise");
                    case "value-9" -> scope.reject(r, Reason.EMPTY, "nothing in it");
                    case "value-10" -> scope.emit(new ProducerRecord<>(output.name(), r.key(), new byte[1_100_000]));
                    default -> scope.emit(new ProducerRecord<>(output.name(), r.key(), r.value()));
                }
            }
        })) {
            loop.start();
            assertThat(outputs(96))
                    .hasSize(96)
                    .doesNotHaveDuplicates()
                    .doesNotContain("value-7", "value-8", "value-9", "value-10");
        }
        List<String> letters = TestTopics.readAll(kafka, Catalogue.DEAD_LETTERS.name()).stream()
                .filter(r -> DeadLetters.read(r.headers()).orElseThrow().stage().equals(stage))
                .map(r -> DeadLetters.read(r.headers()).orElseThrow().reason() + " " + text(r))
                .toList();
        assertThat(letters)
                .containsExactlyInAnyOrder(
                        "BAD_TIME value-7", "INTERNAL value-8", "EMPTY value-9", "TOO_LARGE value-10");
    }

    @Test
    void aBrokenInvariantStopsTheLoopAndKeepsTheInput() throws InterruptedException {
        fill(10);
        try (TransactionalLoop loop = loop((batch, scope) -> {
            throw StageException.brokenInvariant("slot 3 is taken twice");
        })) {
            loop.start();
            for (int i = 0; i < 300 && health.report().state() != StageHealth.State.DOWN; i++) {
                Thread.sleep(50);
            }
            assertThat(health.report().sentence()).contains("slot 3 is taken twice");
        }
        try (TransactionalLoop repaired = loop((batch, scope) ->
                batch.forEach(r -> scope.emit(new ProducerRecord<>(output.name(), r.key(), r.value()))))) {
            repaired.start();
            assertThat(outputs(10)).hasSize(10);
        }
    }
}
