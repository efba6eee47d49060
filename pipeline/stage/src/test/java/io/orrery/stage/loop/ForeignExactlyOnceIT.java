package io.orrery.stage.loop;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.orrery.stage.KafkaSettings;
import io.orrery.stage.StageException;
import io.orrery.stage.StageHealth;
import io.orrery.stage.Telemetry;
import io.orrery.stage.read.DoorPositions;
import io.orrery.stage.testing.Backends;
import io.orrery.stage.testing.TestTopics;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.Cleanup;
import io.orrery.topics.catalog.Topic;
import io.orrery.topics.model.GraphId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// A door to another cluster's topics that is killed again and again, a transaction left hanging each time. The
/// shared broker plays both clusters: nothing in the door knows that they are one.
class ForeignExactlyOnceIT {

    private static final Logger LOOP_LOG = (Logger) LoggerFactory.getLogger(LoopStep.class);
    private static final int INPUTS = 300;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final KafkaSettings kafka = Backends.kafkaWithTopics();
    private final Topic input = TestTopics.fresh(kafka, "foreign", Cleanup.DELETE, 5);
    private final Topic output = TestTopics.fresh(kafka, "copied", Cleanup.DELETE, 2);
    private final String unique = Long.toString(System.nanoTime(), 36);
    private final GraphId graph = new GraphId("foreign-" + unique);
    private final Random random = new Random(11);
    private int kills;

    @BeforeAll
    static void quiet() {
        LOOP_LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void loudAgain() {
        LOOP_LOG.setLevel(null);
    }

    private void fill(int from, int to) {
        List<ProducerRecord<byte[], byte[]>> records = IntStream.range(from, to)
                .mapToObj(i -> new ProducerRecord<byte[], byte[]>(
                        input.name(), i % 5, null, ("value-" + i).getBytes(StandardCharsets.UTF_8)))
                .toList();
        TestTopics.send(kafka, records);
    }

    private void copy(List<ConsumerRecord<byte[], byte[]>> batch, TransactionScope scope) {
        for (ConsumerRecord<byte[], byte[]> record : batch) {
            scope.emit(new ProducerRecord<>(output.name(), record.partition() % 2, null, record.value()));
        }
        if (random.nextInt(20) == 0) {
            throw StageException.weather("a storm", null);
        }
    }

    private ForeignTransactionLog log(LoopSettings settings, boolean fromLatest) {
        ForeignTopics topics = new ForeignTopics(kafka, Pattern.compile(Pattern.quote(input.name())), fromLatest);
        DoorPositions positions = new DoorPositions(kafka, Catalogue.DEFAULT_PARTITIONS, (record, why) -> {});
        Doorway doorway = new Doorway(
                "kafka", positions, () -> graph, Catalogue.DEFAULT_PARTITIONS, InstantSource.system(), () -> {});
        return new ForeignTransactionLog(kafka, settings, topics, doorway, telemetry());
    }

    private static Telemetry telemetry() {
        return new Telemetry(new SimpleMeterRegistry(), "foreign");
    }

    private LoopSettings settings(String instance) {
        return LoopSettings.of("foreign-" + unique, instance, List.of(Catalogue.DOOR_POSITIONS), output)
                .withBatch(20, 1 << 20);
    }

    private List<String> runToTheEnd(boolean atomic) throws InterruptedException {
        fill(0, INPUTS);
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            LoopSettings settings = settings("0");
            StageHealth health = new StageHealth("foreign", Duration.ofSeconds(60));
            long left = INPUTS;
            try (TransactionalLoop loop = new TransactionalLoop(
                    settings,
                    () -> new KilledLog(log(settings, false), random, 0.15, atomic),
                    this::copy,
                    telemetry(),
                    health)) {
                loop.start();
                while (health.report().state() != StageHealth.State.DOWN && left > 0) {
                    Thread.sleep(50);
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

    private static List<String> expected(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "value-" + i).toList();
    }

    @Test
    void killedAtAnyPointNothingIsLostAndNothingDoubled() throws InterruptedException {
        List<String> shown = runToTheEnd(true);
        System.out.println("foreign: kills " + kills + ", shown " + shown.size() + " of " + INPUTS);
        assertThat(shown).containsExactlyInAnyOrderElementsOf(expected(0, INPUTS));
        assertThat(kills).isGreaterThanOrEqualTo(2);
    }

    @Test
    void positionsInATransactionOfTheirOwnDoubleSomething() throws InterruptedException {
        List<String> shown = runToTheEnd(false);
        System.out.println("foreign control: kills " + kills + ", shown " + shown.size() + " of " + INPUTS);
        assertThat(shown).hasSizeGreaterThan(INPUTS);
    }

    @Test
    void membersThatComeAndGoShareThePartitionsAndDoubleNothing() throws Exception {
        List<TransactionalLoop> members = new ArrayList<>();
        for (int wave = 0; wave < 3; wave++) {
            LoopSettings settings = settings("m" + wave);
            StageHealth health = new StageHealth("member", Duration.ofSeconds(60));
            TransactionalLoop member =
                    new TransactionalLoop(settings, () -> log(settings, false), this::copy, telemetry(), health);
            member.start();
            members.add(member);
            fill(wave * 100, wave * 100 + 100);
            awaitShown((wave + 1) * 100);
        }
        members.removeFirst().close();
        fill(300, 400);
        awaitShown(400);
        members.forEach(TransactionalLoop::close);
        assertThat(shown()).containsExactlyInAnyOrderElementsOf(expected(0, 400));
    }

    @Test
    void fromTheLatestIsDecidedOnceAndSurvivesAKillBeforeTheFirstRecord() throws Exception {
        fill(0, 50);
        TestTopics.awaitSettled(kafka, input.name());
        try (ForeignTransactionLog first = log(settings("0"), true)) {
            first.recover();
            long deadline = System.nanoTime() + LIMIT.toNanos();
            while (first.poll(Duration.ofMillis(100)).isEmpty() && !first.isReading()) {
                assertThat(System.nanoTime()).isLessThan(deadline);
            }
        }
        fill(50, 100);
        LoopSettings settings = settings("0");
        try (TransactionalLoop loop = new TransactionalLoop(
                settings,
                () -> log(settings, true),
                this::copy,
                telemetry(),
                new StageHealth("latest", Duration.ofSeconds(60)))) {
            loop.start();
            awaitShown(50);
        }
        assertThat(shown()).containsExactlyInAnyOrderElementsOf(expected(50, 100));
    }

    private void awaitShown(int count) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (shown().stream().distinct().count() < count) {
            assertThat(System.nanoTime()).as("shown " + shown().size()).isLessThan(deadline);
            Thread.sleep(50);
        }
    }
}
