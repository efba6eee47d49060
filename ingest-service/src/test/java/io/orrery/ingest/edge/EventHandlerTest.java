package io.orrery.ingest.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.orrery.ingest.event.EventOutcome;
import io.orrery.ingest.event.EventReader;
import io.orrery.ingest.table.ColumnSpec;
import io.orrery.ingest.table.ColumnType;
import io.orrery.stage.DeadLetters;
import io.orrery.stage.Telemetry;
import io.orrery.stage.loop.RunningTotals;
import io.orrery.stage.loop.TransactionScope;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.EventHeaders;
import io.orrery.topics.catalog.Partitions;
import io.orrery.topics.model.FeedCounts;
import io.orrery.topics.model.FeedDefinition;
import io.orrery.topics.model.FeedReading;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.Observations;
import io.orrery.topics.model.Reason;
import io.orrery.topics.model.RecordKey;
import io.orrery.topics.model.TableHeader;
import io.orrery.topics.wire.Documents;
import io.orrery.topics.wire.TableBatches;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Every event counts in exactly one place, whatever it holds.
class EventHandlerTest {
    private static final GraphId GRAPH = new GraphId("g");
    private static final int PARTITION = Partitions.of(GRAPH, 4);

    private final Map<String, byte[]> log = new HashMap<>();
    private final List<ProducerRecord<byte[], byte[]>> sent = new ArrayList<>();
    private final EventHandler handler = handler();

    /// The words of an event are its parts: `row`, `huge` (a row that fits no record), `bad`; or `left` on its own.
    private static final class Words implements EventReader {
        @Override
        public List<ColumnSpec> columns() {
            return List.of(
                    new ColumnSpec(Observations.SOURCE, ColumnType.UTF8),
                    new ColumnSpec(Observations.TIME, ColumnType.TIMESTAMP),
                    new ColumnSpec(TableHeader.OFFSET_COLUMN, ColumnType.INT64),
                    new ColumnSpec(TableHeader.RECEIVED_COLUMN, ColumnType.TIMESTAMP));
        }

        @Override
        public EventOutcome read(RawRecord event) {
            List<@Nullable Object[]> rows = new ArrayList<>();
            List<EventOutcome.Rejected> bad = new ArrayList<>();
            for (String word : new String(event.bytes(), StandardCharsets.UTF_8).split(" ", -1)) {
                switch (word) {
                    case "left" -> {
                        return new EventOutcome.Filtered("words/left");
                    }
                    case "row" -> rows.add(new @Nullable Object[] {"a", 5L, null, null});
                    case "huge" -> rows.add(new @Nullable Object[] {"x".repeat(2_000_000), 5L, null, null});
                    default -> bad.add(new EventOutcome.Rejected(Reason.MALFORMED, "no word.", "byte 0"));
                }
            }
            return rows.isEmpty() ? bad.getFirst() : new EventOutcome.Rows(rows, bad);
        }
    }

    private EventHandler handler() {
        FeedDefinition feed =
                new FeedDefinition(GRAPH, "words", "ada", Observations.spec(0), FeedReading.ofAnything(), 1);
        RunningTotals.Kind<FeedCounts> kind = new RunningTotals.Kind<>(
                Catalogue.FEED_COUNTS, "counts", FeedCounts::nothing, Documents::encode, Documents::feedCounts);
        RunningTotals<FeedCounts> counts = new RunningTotals<>(kind, new RunningTotals.Committed() {
            @Override
            public void refresh(int partition) {}

            @Override
            public Optional<byte[]> get(int partition, String key) {
                return Optional.ofNullable(log.get(key));
            }
        });
        return new EventHandler(
                graph -> graph.equals(GRAPH) ? Optional.of(feed) : Optional.empty(),
                definition -> new Words(),
                counts,
                4,
                new IngestStatuses(InstantSource.system(), graph -> Optional.empty(), status -> {}),
                new Telemetry(new SimpleMeterRegistry(), "ingest-events"),
                InstantSource.system());
    }

    private final TransactionScope scope = new TransactionScope() {
        @Override
        public void emit(ProducerRecord<byte[], byte[]> record) {
            sent.add(record);
        }

        @Override
        public void reject(
                ConsumerRecord<byte[], byte[]> record, Reason reason, String detail, Map<String, String> notes) {
            sent.add(DeadLetters.of("ingest-events", record, reason, detail, notes));
        }

        @Override
        public void flush() {}

        @Override
        public void keepAlive() {}
    };

    private static ConsumerRecord<byte[], byte[]> event(long offset, String words) {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(
                Catalogue.EVENTS.name(),
                PARTITION,
                offset,
                RecordKey.numbered(GRAPH, "batch", offset).toBytes(),
                words.getBytes(StandardCharsets.UTF_8));
        record.headers().add(EventHeaders.DOOR, (offset % 2 == 0 ? "http" : "syslog").getBytes(StandardCharsets.UTF_8));
        record.headers()
                .add(EventHeaders.RECEIVED, Long.toString(1_000 + offset).getBytes(StandardCharsets.UTF_8));
        return record;
    }

    private FeedCounts counts() {
        sent.stream()
                .filter(record -> record.topic().equals(Catalogue.FEED_COUNTS.name()))
                .forEach(record -> log.put(new String(record.key(), StandardCharsets.UTF_8), record.value()));
        return Documents.feedCounts(log.getOrDefault("g/counts", Documents.encode(FeedCounts.nothing(GRAPH))));
    }

    private long letters() {
        return sent.stream()
                .filter(record -> record.topic().equals(Catalogue.DEAD_LETTERS.name()))
                .count();
    }

    @Test
    void anEventOfSeveralPartsCountsOnceAndItsLostPartsLieInOneLetter() throws Exception {
        handler.handle(List.of(event(0, "row bad row bad"), event(1, "huge row"), event(2, "row")), scope);

        FeedCounts counts = counts();
        assertThat(counts.received()).isEqualTo(3);
        assertThat(counts.taken()).isEqualTo(3);
        assertThat(counts.partly()).isEqualTo(2);
        assertThat(counts.rows()).isEqualTo(4);
        assertThat(counts.rejected()).isEmpty();
        assertThat(letters()).isEqualTo(2);
        assertThat(counts.lastEventMicros()).isEqualTo(5);
        assertThat(counts.doors().get("http")).isEqualTo(new FeedCounts.Door(2, 1_002));
    }

    @Test
    void anEventOfWhichNothingFitsIsRejectedOnce() throws Exception {
        handler.handle(List.of(event(0, "huge"), event(1, "huge huge bad"), event(2, "bad"), event(3, "left")), scope);

        FeedCounts counts = counts();
        assertThat(counts.taken()).isZero();
        assertThat(counts.rejected()).containsOnly(Map.entry(Reason.TOO_LARGE, 1L), Map.entry(Reason.MALFORMED, 2L));
        assertThat(counts.filtered()).containsOnly(Map.entry("words/left", 1L));
        assertThat(letters()).isEqualTo(3);
    }

    @Test
    void aRecordThatTheLoopPutAsideCountsAsWell() throws Exception {
        handler.handle(List.of(event(0, "row")), scope);
        handler.steppedAside(event(1, "row"), Reason.INTERNAL, scope);
        handler.handle(List.of(event(2, "row")), scope);

        assertThat(counts().received()).isEqualTo(3);
        assertThat(counts().rejected()).containsOnly(Map.entry(Reason.INTERNAL, 1L));
    }

    @Test
    void replayedEventsAndEventsOfUnknownFeedsAreCounted() throws Exception {
        ConsumerRecord<byte[], byte[]> again = event(0, "row");
        again.headers().add(EventHeaders.REPLAY_OF, "ingest-events/orrery.events/2/7".getBytes(StandardCharsets.UTF_8));
        handler.handle(List.of(again, event(1, "row")), scope);
        assertThat(counts().replayed()).isEqualTo(1);
        assertThat(counts().next()).isEqualTo(2);
    }

    /// The sum is the number of records, and the rows are those of the tables, after every batch.
    @Test
    void theSumIsTheNumberOfRecordsWhateverTheyHold() throws Exception {
        Random random = new Random(11);
        String[] words = {"row", "row", "bad", "left", "huge"};
        long offset = 0;
        for (int batch = 0; batch < 60; batch++) {
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            for (int i = random.nextInt(20); i >= 0; i--) {
                StringBuilder event = new StringBuilder(words[random.nextInt(words.length)]);
                for (int more = random.nextInt(3); more > 0; more--) {
                    event.append(' ').append(words[random.nextInt(words.length)]);
                }
                records.add(event(offset++, event.toString()));
            }
            handler.handle(records, scope);
            if (batch % 7 == 0) {
                counts(); // committed
                handler.recovered();
            }
            FeedCounts counts = counts();
            assertThat(counts.received()).isEqualTo(offset);
            assertThat(counts.taken() + counts.allFiltered() + counts.allRejected())
                    .isEqualTo(offset);
            assertThat(letters()).isEqualTo(counts.allRejected() + counts.partly());
        }
        long rows = sent.stream()
                .filter(record -> record.topic().equals(Catalogue.EVENT_TABLES.name()))
                .mapToLong(record -> TableBatches.decode(record.value()).table().rows())
                .sum();
        assertThat(counts().rows()).isEqualTo(rows);
    }
}
