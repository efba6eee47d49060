package io.orrery.stage.loop;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.orrery.stage.KafkaSettings;
import io.orrery.stage.StageException;
import io.orrery.stage.StageHealth;
import io.orrery.stage.Telemetry;
import io.orrery.stage.testing.Backends;
import io.orrery.stage.testing.TestTopics;
import io.orrery.topics.catalog.Cleanup;
import io.orrery.topics.catalog.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// A loop that is killed again and again, on a real broker, with a transaction left hanging each time.
class ExactlyOnceIT {

    private static final Logger LOOP_LOG = (Logger) LoggerFactory.getLogger(LoopStep.class);
    private static final int INPUTS = 2_000;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final KafkaSettings kafka = Backends.kafkaWithTopics();
    private final Topic input = TestTopics.fresh(kafka, "in", Cleanup.DELETE, 2);
    private final Topic output = TestTopics.fresh(kafka, "out", Cleanup.DELETE, 2);
    private final String stage = "killed-" + Long.toString(System.nanoTime(), 36);
    private final Random random = new Random(7);
    private int kills;
    private int storms;

    @BeforeAll
    static void quiet() {
        LOOP_LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void loudAgain() {
        LOOP_LOG.setLevel(null);
    }

    private void fill() {
        List<ProducerRecord<byte[], byte[]>> records = IntStream.range(0, INPUTS)
                .mapToObj(i -> new ProducerRecord<byte[], byte[]>(
                        input.name(), i % 2, null, ("value-" + i).getBytes(StandardCharsets.UTF_8)))
                .toList();
        TestTopics.send(kafka, records);
    }

    private void copy(List<ConsumerRecord<byte[], byte[]>> batch, TransactionScope scope) {
        for (ConsumerRecord<byte[], byte[]> record : batch) {
            scope.emit(new ProducerRecord<>(output.name(), record.partition(), null, record.value()));
        }
        if (random.nextInt(20) == 0) {
            storms++;
            throw StageException.weather("a storm", null);
        }
    }

    /// Starts members one after the other, each until it is killed, until the input is used up.
    private List<String> runToTheEnd(boolean atomic) throws InterruptedException {
        fill();
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            LoopSettings settings =
                    LoopSettings.of(stage, "0", List.of(input), output).withBatch(40, 1 << 20);
            StageHealth health = new StageHealth(stage, Duration.ofSeconds(60));
            long left = INPUTS;
            try (TransactionalLoop loop = new TransactionalLoop(
                    settings,
                    () -> new KilledLog(new KafkaTransactionLog(kafka, settings), random, 0.1, atomic),
                    this::copy,
                    new Telemetry(new SimpleMeterRegistry(), stage),
                    health)) {
                loop.start();
                while (health.report().state() != StageHealth.State.DOWN && left > 0) {
                    Thread.sleep(100);
                    left = INPUTS - shown().stream().distinct().count();
                }
            }
            if (left <= 0 && health.report().state() != StageHealth.State.DOWN) {
                break;
            }
            kills++;
        }
        return shown();
    }

    private List<String> shown() {
        return TestTopics.readAll(kafka, output.name()).stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private static List<String> expected() {
        return IntStream.range(0, INPUTS).mapToObj(i -> "value-" + i).toList();
    }

    @Test
    void killedAtAnyPointNothingIsLostAndNothingDoubled() throws InterruptedException {
        List<String> shown = runToTheEnd(true);
        System.out.println("kills " + kills + ", storms " + storms + ", shown " + shown.size() + " of " + INPUTS);
        assertThat(shown).containsExactlyInAnyOrderElementsOf(expected());
        List<String> even = new ArrayList<>(shown);
        even.removeIf(value -> Integer.parseInt(value.substring(6)) % 2 == 1);
        assertThat(even).isEqualTo(expected().stream().filter(even::contains).toList());
        assertThat(kills).isGreaterThanOrEqualTo(2);
    }

    @Test
    void offsetsInATransactionOfTheirOwnDoubleSomething() throws InterruptedException {
        List<String> shown = runToTheEnd(false);
        System.out.println("control: kills " + kills + ", shown " + shown.size() + " of " + INPUTS);
        assertThat(shown).hasSizeGreaterThan(INPUTS);
        assertThat(shown).containsAll(expected());
    }
}
