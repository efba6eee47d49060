package io.orrery.stage.loop;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.orrery.stage.Backoff;
import io.orrery.stage.StageException;
import io.orrery.stage.Telemetry;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// Running totals through seeded storms, crashes, poison and zombies: at the end, and whenever one becomes visible,
/// each equals what is visible of its graph.
class RunningTotalsCrashTest {
    private static final int SCHEDULES = Integer.getInteger("orrery.schedules", 3_000);
    private static final int INPUTS = 40;
    private static final double FAULTS = 0.04;
    private static final List<GraphId> GRAPHS = List.of(new GraphId("a"), new GraphId("b"), new GraphId("c"));
    private static final Logger LOOP_LOG = (Logger) LoggerFactory.getLogger(LoopStep.class);
    private static final RunningTotals.Kind<Integer> COUNTS = new RunningTotals.Kind<>(
            Catalogue.FEED_COUNTS,
            "counts",
            graph -> 0,
            count -> Integer.toString(count).getBytes(StandardCharsets.UTF_8),
            bytes -> Integer.valueOf(new String(bytes, StandardCharsets.UTF_8)));

    private final Telemetry telemetry = new Telemetry(new SimpleMeterRegistry(), "simulated");

    /// What is broken on purpose.
    private enum Planted {
        NOTHING,
        TORN_COMMIT,
        TRUSTED_MEMORY
    }

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
                .mapToObj(i -> (i % 13 == 5 ? "poison-" : i % 17 == 3 ? "refused-" : "value-") + i)
                .toList();
    }

    private static GraphId graph(String value) {
        return GRAPHS.get(Integer.parseInt(value.substring(value.indexOf('-') + 1)) % GRAPHS.size());
    }

    /// As ingest does it: tables, letters and totals of a batch.
    private static final class Counting implements BatchHandler {
        private final RunningTotals<Integer> totals;
        private final boolean trusting;

        private Counting(RunningTotals.Committed committed, boolean trusting) {
            this.totals = new RunningTotals<>(COUNTS, committed);
            this.trusting = trusting;
        }

        @Override
        public void handle(List<ConsumerRecord<byte[], byte[]>> batch, TransactionScope scope) {
            totals.turn(batch);
            for (ConsumerRecord<byte[], byte[]> record : batch) {
                String value = new String(record.value(), StandardCharsets.UTF_8);
                totals.add(record.partition(), graph(value), count -> count + 1);
                if (value.startsWith("poison")) {
                    throw StageException.badData(Reason.MALFORMED, value);
                } else if (value.startsWith("refused")) {
                    scope.reject(record, Reason.EMPTY, value);
                } else {
                    scope.emit(new ProducerRecord<>("output", record.value()));
                }
            }
            totals.emit(scope);
        }

        @Override
        public void recovered() {
            if (!trusting) {
                totals.forget();
            }
        }

        @Override
        public void steppedAside(ConsumerRecord<byte[], byte[]> record, Reason reason, TransactionScope scope) {
            totals.turn(List.of(record));
            totals.add(
                    record.partition(), graph(new String(record.value(), StandardCharsets.UTF_8)), count -> count + 1);
            totals.emit(scope);
        }
    }

    /// The broker's newest visible totals; the trusting kind believes what it read first for ever.
    private static final class Visible implements RunningTotals.Committed {
        private final MemoryBroker broker;
        private final boolean trusting;
        private Map<String, byte[]> seen = Map.of();

        private Visible(MemoryBroker broker, boolean trusting) {
            this.broker = broker;
            this.trusting = trusting;
        }

        @Override
        public void refresh(int partition) {
            if (trusting && !seen.isEmpty()) {
                return;
            }
            seen = new HashMap<>();
            for (ProducerRecord<byte[], byte[]> record : broker.visible()) {
                if (record.topic().equals(Catalogue.FEED_COUNTS.name())) {
                    seen.put(new String(record.key(), StandardCharsets.UTF_8), record.value());
                }
            }
        }

        @Override
        public Optional<byte[]> get(int partition, String key) {
            return Optional.ofNullable(seen.get(key));
        }
    }

    /// @return what differs, if anything
    private Optional<String> run(long seed, Planted planted) {
        Random random = new Random(seed);
        MemoryBroker broker = new MemoryBroker(inputs());
        LoopStep live = process(broker, random, planted);
        List<LoopStep> zombies = new ArrayList<>();
        for (int turn = 0; broker.committed() < INPUTS; turn++) {
            if (turn > 10_000) {
                return Optional.of("seed " + seed + " never ends");
            }
            boolean undead = !zombies.isEmpty() && random.nextInt(5) == 0;
            LoopStep turned = undead ? zombies.get(random.nextInt(zombies.size())) : live;
            if (turned.turn() instanceof LoopStep.Turn.Stopped) {
                zombies.remove(turned);
                live = turned == live ? process(broker, random, planted) : live;
            } else if (random.nextInt(50) == 0 && zombies.size() < 2) {
                zombies.add(live); // paused past its session; it does not know and will go on some time
                live = process(broker, random, planted);
            }
        }
        return compared(seed, broker);
    }

    private static Optional<String> compared(long seed, MemoryBroker broker) {
        Map<GraphId, Integer> outcomes = new HashMap<>();
        Map<GraphId, Integer> told = new HashMap<>();
        for (ProducerRecord<byte[], byte[]> record : broker.visible()) {
            String value = new String(record.value(), StandardCharsets.UTF_8);
            if (record.topic().equals(Catalogue.FEED_COUNTS.name())) {
                String key = new String(record.key(), StandardCharsets.UTF_8);
                GraphId graph = new GraphId(key.substring(0, key.indexOf('/')));
                told.put(graph, Integer.valueOf(value));
                if (!told.get(graph).equals(outcomes.get(graph))) {
                    return Optional.of("seed " + seed + ": " + graph + " is told " + value + " times, visible are "
                            + outcomes.get(graph));
                }
            } else {
                outcomes.merge(graph(value), 1, Integer::sum);
            }
        }
        return told.equals(outcomes)
                        && outcomes.values().stream().mapToInt(i -> i).sum() == INPUTS
                ? Optional.empty()
                : Optional.of("seed " + seed + " told " + told + " of " + outcomes);
    }

    private LoopStep process(MemoryBroker broker, Random random, Planted planted) {
        LoopSettings settings = LoopSettings.of("simulated", "0", List.of(Catalogue.EVENTS), Catalogue.EVENT_TABLES)
                .withBatch(1 + random.nextInt(6), 1_000)
                .withBackoff(new Backoff(Duration.ofMillis(1), Duration.ofMillis(1), Integer.MAX_VALUE));
        boolean trusting = planted == Planted.TRUSTED_MEMORY;
        MemoryMember member = new MemoryMember(broker, random, FAULTS, planted != Planted.TORN_COMMIT);
        long[] clock = {0};
        return new LoopStep(
                settings,
                member,
                new Counting(new Visible(broker, trusting), trusting),
                telemetry,
                () -> clock[0] += random.nextInt(2) * 1_000_000_000L,
                () -> false,
                () -> {});
    }

    @Test
    void everyTotalIsWhatIsVisibleWhateverCrashes() {
        List<String> wrong = new ArrayList<>();
        for (long seed = 0; seed < SCHEDULES; seed++) {
            run(seed, Planted.NOTHING).ifPresent(wrong::add);
        }
        System.out.println("running totals: " + SCHEDULES + " schedules, violations " + wrong.size());
        assertThat(wrong).isEmpty();
    }

    @Test
    void aTornCommitIsCaught() {
        assertThat(caught(Planted.TORN_COMMIT)).isGreaterThan(300);
    }

    @Test
    void memoryThatIsTrustedWithoutProofIsCaught() {
        assertThat(caught(Planted.TRUSTED_MEMORY)).isGreaterThan(50);
    }

    private long caught(Planted planted) {
        long caught = IntStream.range(0, 1_000)
                .filter(seed -> run(seed, planted).isPresent())
                .count();
        System.out.println("control " + planted + " was caught in " + caught + " of 1000 schedules");
        return caught;
    }
}
