package io.orrery.ingest.edge;

import io.orrery.ingest.event.EventBatch;
import io.orrery.ingest.event.EventOutcome;
import io.orrery.ingest.event.EventReader;
import io.orrery.ingest.table.BatchSink;
import io.orrery.ingest.table.Refusal;
import io.orrery.ingest.table.RefusedException;
import io.orrery.stage.Telemetry;
import io.orrery.stage.Trace;
import io.orrery.stage.loop.TransactionScope;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.EventHeaders;
import io.orrery.topics.catalog.Partitions;
import io.orrery.topics.model.FeedDefinition;
import io.orrery.topics.model.Problem;
import io.orrery.topics.model.Reason;
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
import java.util.List;
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
    private long taken;
    private long filtered;
    private long newestReceived;
    private String trace = "";

    FeedBatch(FeedDefinition feed, EventReader reader, int partitions, TransactionScope scope, InstantSource clock)
            throws RefusedException {
        this.feed = feed;
        this.reader = reader;
        this.partitions = partitions;
        this.scope = scope;
        this.clock = clock;
        this.rows = new EventBatch(reader.columns(), headerBytes(), this);
    }

    private int headerBytes() {
        return TableBatches.encode(new TableBatch(header(Long.MAX_VALUE), new Table(0, List.of()))).length;
    }

    void add(ConsumerRecord<byte[], byte[]> record, byte[] value) {
        long received = received(record);
        newestReceived = Math.max(newestReceived, received);
        Trace.read(record.headers()).ifPresent(t -> trace = t.toString());
        switch (reader.read(new EventReader.RawRecord(value, received, preamble(record)))) {
            case EventOutcome.Filtered _ -> filtered++;
            case EventOutcome.Rejected(Reason reason, String detail, String position) ->
                reject(record, reason, detail, position);
            case EventOutcome.Row row -> take(record, List.<@Nullable Object[]>of(row.cells()), received);
            case EventOutcome.Rows(List<@Nullable Object[]> cells, List<EventOutcome.Rejected> parts) -> {
                take(record, cells, received);
                if (!parts.isEmpty()) {
                    EventOutcome.Rejected first = parts.getFirst();
                    String more = parts.size() == 1 ? "" : " (" + parts.size() + " parts of the event are left out)";
                    reject(record, first.reason(), first.detail() + more, first.position());
                }
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record, List<@Nullable Object[]> cells, long received) {
        try {
            for (@Nullable Object[] row : cells) {
                rows.add(row, record.offset(), received);
            }
            taken++;
        } catch (RefusedException e) {
            Refusal refusal = e.refusal();
            reject(record, refusal.reason(), refusal.message(), "");
        }
    }

    private static String preamble(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader(EventHeaders.PREAMBLE);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private void reject(ConsumerRecord<byte[], byte[]> record, Reason reason, String detail, String position) {
        scope.reject(record, reason, position.isEmpty() ? detail : detail + " (" + position + ")");
        rejected.add(new Problem(Stage.INGEST, reason, detail, position));
    }

    /// When the gateway had the event; the broker's time for events that did not come through it.
    private static long received(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader(EventHeaders.RECEIVED);
        if (header != null && header.value() != null) {
            String text = new String(header.value(), StandardCharsets.US_ASCII);
            if (text.matches("[0-9]{1,18}")) {
                return Long.parseLong(text);
            }
        }
        return Math.max(0, record.timestamp()) * 1_000;
    }

    void finish(IngestStatuses statuses, Telemetry telemetry) {
        rows.finish();
        telemetry.records("rows", taken);
        telemetry.records("filtered", filtered);
        statuses.events(feed.graph(), taken, rejected, trace);
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
                newestReceived,
                trace);
    }
}
