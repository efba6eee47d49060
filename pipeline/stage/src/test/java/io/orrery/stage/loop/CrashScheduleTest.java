package io.orrery.stage.loop;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.orrery.stage.Backoff;
import io.orrery.stage.StageException;
import io.orrery.stage.Telemetry;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.model.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// Turns the production loop through seeded storms, crashes, poison and zombies, and compares what became visible
/// with what an undisturbed run would have shown.
class CrashScheduleTest {

    private static final int SCHEDULES = Integer.getInteger("orrery.schedules", 10_000);
    private static final int INPUTS = 40;
    private static final double FAULTS = 0.04;
    private static final Logger LOOP_LOG = (Logger) LoggerFactory.getLogger(LoopStep.class);

    private final Telemetry telemetry = new Telemetry(new SimpleMeterRegistry(), "simulated");

    @BeforeAll
    static void quiet() {
        LOOP_LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void loudAgain() {
        LOOP_LOG.setLevel(null);
    }

    private static List<String> inputs() {
        return IntStream.range(0, INPUTS)
                .mapToObj(i -> i % 13 == 5
                        ? "poison-" + i
                        : i % 19 == 7 ? "swelling-" + i : i % 17 == 3 ? "refused-" + i : "value-" + i)
                .toList();
    }

    private static void handle(List<ConsumerRecord<byte[], byte[]>> batch, TransactionScope scope) {
        for (ConsumerRecord<byte[], byte[]> record : batch) {
            String value = new String(record.value(), StandardCharsets.UTF_8);
            if (value.startsWith("poison")) {
                scope.emit(output(value, "half"));
                throw StageException.badData(Reason.MALFORMED, value);
            }
            if (value.startsWith("swelling")) {
                scope.emit(output(value, "x".repeat(MemoryMember.LARGEST)));
                continue;
            }
            if (value.startsWith("refused")) {
                scope.reject(record, Reason.EMPTY, value);
                continue;
            }
            scope.emit(output(value, "a"));
            scope.emit(output(value, "b"));
        }
    }

    private static ProducerRecord<byte[], byte[]> output(String value, String part) {
        return new ProducerRecord<>("output", (value + part).getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> expected() {
        List<String> expected = new ArrayList<>();
        for (String value : inputs()) {
            if (value.startsWith("value")) {
                expected.add(value + "a");
                expected.add(value + "b");
            } else {
                expected.add("dead " + value);
            }
        }
        return expected;
    }

    private static List<String> shown(MemoryBroker broker) {
        return broker.visible().stream()
                .map(record -> (record.topic().equals(Catalogue.DEAD_LETTERS.name()) ? "dead " : "")
                        + new String(record.value(), StandardCharsets.UTF_8))
                .toList();
    }

    /// @return what differs, if anything
    private Optional<String> run(long seed, boolean atomic) {
        Random random = new Random(seed);
        MemoryBroker broker = new MemoryBroker(inputs());
        LoopStep live = process(broker, random, atomic);
        List<LoopStep> zombies = new ArrayList<>();
        for (int turn = 0; broker.committed() < INPUTS; turn++) {
            if (turn > 10_000) {
                return Optional.of("seed " + seed + " never ends");
            }
            boolean undead = !zombies.isEmpty() && random.nextInt(5) == 0;
            LoopStep turned = undead ? zombies.get(random.nextInt(zombies.size())) : live;
            if (turned.turn() instanceof LoopStep.Turn.Stopped) {
                zombies.remove(turned);
                live = turned == live ? process(broker, random, atomic) : live;
            } else if (random.nextInt(50) == 0 && zombies.size() < 2) {
                zombies.add(live); // paused past its session; it does not know and will go on some time
                live = process(broker, random, atomic);
            }
        }
        List<String> shown = shown(broker);
        return shown.equals(expected()) ? Optional.empty() : Optional.of("seed " + seed + " shows " + shown);
    }

    private LoopStep process(MemoryBroker broker, Random random, boolean atomic) {
        LoopSettings settings = LoopSettings.of("simulated", "0", List.of(Catalogue.EVENTS), Catalogue.EVENT_TABLES)
                .withBatch(1 + random.nextInt(6), 1_000)
                .withBackoff(new Backoff(Duration.ofMillis(1), Duration.ofMillis(1), Integer.MAX_VALUE));
        MemoryMember member = new MemoryMember(broker, random, FAULTS, atomic);
        long[] clock = {0};
        return new LoopStep(
                settings,
                member,
                CrashScheduleTest::handle,
                telemetry,
                () -> clock[0] += random.nextInt(2) * 1_000_000_000L,
                () -> false,
                () -> {});
    }

    @Test
    void everyInputIsShownOnceInOrderWhateverCrashes() {
        List<String> wrong = new ArrayList<>();
        long start = System.nanoTime();
        for (long seed = 0; seed < SCHEDULES; seed++) {
            run(seed, true).ifPresent(wrong::add);
        }
        System.out.printf(
                java.util.Locale.ROOT,
                "crash schedules: %d in %.1f s, violations %d%n",
                SCHEDULES,
                (System.nanoTime() - start) / 1e9,
                wrong.size());
        assertThat(wrong).isEmpty();
    }

    @Test
    void aCommitThatIsNotAtomicIsCaught() {
        long caught = IntStream.range(0, 1_000)
                .filter(seed -> run(seed, false).isPresent())
                .count();
        System.out.println("control: a commit in two steps was caught in " + caught + " of 1000 schedules");
        assertThat(caught).isGreaterThan(300);
    }
}
