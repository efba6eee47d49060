package io.orrery.ingest.edge;

import io.orrery.ingest.event.EventBatch;
import io.orrery.ingest.event.EventOutcome;
import io.orrery.ingest.event.EventReader;
import io.orrery.ingest.table.BatchSink;
import io.orrery.ingest.table.ColumnSpec;
import io.orrery.ingest.table.Refusal;
import io.orrery.ingest.table.RefusedException;
import io.orrery.stage.DeadLetters;
import io.orrery.stage.Telemetry;
import io.orrery.stage.Trace;
import io.orrery.stage.loop.TransactionScope;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.EventHeaders;
import io.orrery.topics.catalog.Partitions;
import io.orrery.topics.model.FeedCounts;
import io.orrery.topics.model.FeedDefinition;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.Problem;
import io.orrery.topics.model.RecordKey;
import io.orrery.topics.model.Stage;
import io.orrery.topics.model.Table;
import io.orrery.topics.model.TableHeader;
import io.orrery.topics.model.TablePart;
import io.orrery.topics.wire.TableBatch;
import io.orrery.topics.wire.TableBatches;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// The events of one graph within one transaction.
final class FeedBatch implements BatchSink {
    private final FeedDefinition feed;
    private final EventReader reader;
    private final int partitions;
    private final TransactionScope scope;
    private final InstantSource clock;
    private final EventBatch rows;
    private final String sequence = UUID.randomUUID().toString();
    private final List<Problem> rejected = new ArrayList<>();
    private final EventTally tally;
    private final int time;
    private String trace = "";

    FeedBatch(FeedDefinition feed, EventReader reader, int partitions, TransactionScope scope, InstantSource clock)
            throws RefusedException {
        this.feed = feed;
        this.reader = reader;
        this.partitions = partitions;
        this.scope = scope;
        this.clock = clock;
        this.tally = new EventTally(feed.graph(), feed.name());
        this.time = time(feed, reader.columns());
        this.rows = new EventBatch(reader.columns(), headerBytes(), this);
    }

    /// Place of the column that says when an event happened; -1 without one.
    private static int time(FeedDefinition feed, List<ColumnSpec> columns) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(feed.spec().timeColumn())) {
                return i;
            }
        }
        return -1;
    }

    private int headerBytes() {
        return TableBatches.encode(new TableBatch(header(Long.MAX_VALUE), new Table(0, List.of()))).length;
    }

    void add(ConsumerRecord<byte[], byte[]> record, byte[] value) {
        long received = tally.see(record);
        Trace.read(record.headers()).ifPresent(t -> trace = t.toString());
        switch (reader.read(new EventReader.RawRecord(value, received, preamble(record)))) {
            case EventOutcome.Filtered(String rule) -> tally.filtered(rule);
            case EventOutcome.Rejected rejected -> {
                tally.rejected(rejected.reason());
                reject(record, rejected, false);
            }
            case EventOutcome.Row row -> take(record, List.<@Nullable Object[]>of(row.cells()), List.of(), received);
            case EventOutcome.Rows(List<@Nullable Object[]> cells, List<EventOutcome.Rejected> parts) ->
                take(record, cells, parts, received);
        }
    }

    /// An event is taken as soon as one of its rows is; what is left of it goes to the dead letters once, with the
    /// first cause.
    private void take(
            ConsumerRecord<byte[], byte[]> record,
            List<@Nullable Object[]> cells,
            List<EventOutcome.Rejected> parts,
            long received) {
        List<EventOutcome.Rejected> left = new ArrayList<>(parts);
        int taken = 0;
        for (@Nullable Object[] row : cells) {
            try {
                rows.add(row, record.offset(), received);
                taken++;
                if (time >= 0 && row[time] instanceof Long micros) {
                    tally.happened(micros);
                }
            } catch (RefusedException e) {
                left.add(new EventOutcome.Rejected(
                        e.refusal().reason(), e.refusal().message(), ""));
            }
        }
        if (taken > 0) {
            tally.taken(taken, !left.isEmpty());
        } else {
            tally.rejected(left.getFirst().reason());
        }
        if (!left.isEmpty()) {
            EventOutcome.Rejected first = left.getFirst();
            String more = left.size() == 1 ? "" : " (" + left.size() + " parts of the event are left out)";
            reject(
                    record,
                    new EventOutcome.Rejected(first.reason(), first.detail() + more, first.position()),
                    taken > 0);
        }
    }

    private static String preamble(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader(EventHeaders.PREAMBLE);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private void reject(ConsumerRecord<byte[], byte[]> record, EventOutcome.Rejected why, boolean partly) {
        Map<String, String> notes = new HashMap<>();
        if (!why.position().isEmpty()) {
            notes.put(DeadLetters.POSITION, why.position());
        }
        if (partly) {
            notes.put(DeadLetters.PARTLY, "true");
        }
        scope.reject(record, why.reason(), why.detail(), notes);
        rejected.add(new Problem(Stage.INGEST, why.reason(), why.detail(), why.position()));
    }

    /// Sends what is left, and says what became of the events.
    FeedCounts finish(Telemetry telemetry) {
        rows.finish();
        FeedCounts counts = tally.counts();
        telemetry.records("rows", counts.taken());
        telemetry.records("filtered", counts.allFiltered());
        return counts;
    }

    /// The newest of those left out.
    List<Problem> rejected() {
        return rejected;
    }

    String trace() {
        return trace;
    }

    GraphId graph() {
        return feed.graph();
    }

    @Override
    public void batch(Batch batch) {
        byte[] value = TableBatches.encode(new TableBatch(header(batch.firstRow()), batch.table()));
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                Catalogue.EVENT_TABLES.name(),
                Partitions.of(feed.graph(), partitions),
                clock.millis(),
                RecordKey.numbered(feed.graph(), sequence, batch.index()).toBytes(),
                value);
        Trace.parse(trace).ifPresent(t -> t.write(record.headers()));
        scope.emit(record);
    }

    @Override
    public void rejected(Refusal refusal) {
        throw new IllegalStateException("an event batch rejects events, not rows");
    }

    private TableHeader header(long firstRow) {
        return new TableHeader(
                feed.graph(),
                feed.name(),
                TablePart.EVENTS,
                -1,
                false,
                firstRow,
                1,
                feed.spec(),
                tally.newestReceivedMicros(),
                trace);
    }
}
