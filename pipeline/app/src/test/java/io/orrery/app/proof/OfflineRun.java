package io.orrery.app.proof;

import io.orrery.ingest.event.EventBatch;
import io.orrery.ingest.event.EventOutcome;
import io.orrery.ingest.event.EventReader;
import io.orrery.ingest.event.FeedReaders;
import io.orrery.ingest.format.Formats;
import io.orrery.ingest.table.BatchSink;
import io.orrery.ingest.table.Refusal;
import io.orrery.ingest.table.RefusedException;
import io.orrery.topics.catalog.EventHeaders;
import io.orrery.topics.model.EdgeColumns;
import io.orrery.topics.model.FeedDefinition;
import io.orrery.topics.model.NodeColumns;
import io.orrery.topics.model.TableHeader;
import io.orrery.topics.model.TablePart;
import io.orrery.transform.core.ChangeSet;
import io.orrery.transform.core.Graph;
import io.orrery.transform.core.GraphColumns;
import io.orrery.transform.core.GraphLimits;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// The pure cores of ingest and transform, one after the other, in one thread and without a log: what must come out of
/// events in their order.
final class OfflineRun implements BatchSink {
    private static final int HEADER_BYTES = 10_000;
    private static final int RUN_OF_EVENTS = 1_000;

    private final FeedDefinition feed;
    private final EventReader reader;
    private final Graph graph;
    private final Map<String, Long> filtered = new TreeMap<>();
    private final Map<String, Long> rejected = new TreeMap<>();
    private final Map<Long, String> letters = new TreeMap<>();
    private EventBatch rows;
    private long taken;
    private long events;

    OfflineRun(FeedDefinition feed) throws RefusedException {
        this.feed = feed;
        this.reader = new FeedReaders(Formats.logs()).of(feed);
        this.graph = new Graph(feed.graph(), 1, GraphLimits.DEFAULT);
        this.rows = new EventBatch(reader.columns(), HEADER_BYTES, this);
    }

    void add(ConsumerRecord<byte[], byte[]> event) throws RefusedException {
        events++;
        long received = Long.parseLong(text(event, EventHeaders.RECEIVED));
        switch (reader.read(new EventReader.RawRecord(event.value(), received, text(event, EventHeaders.PREAMBLE)))) {
            case EventOutcome.Filtered(String rule) -> filtered.merge(rule, 1L, Long::sum);
            case EventOutcome.Rejected bad -> {
                rejected.merge(bad.reason().name(), 1L, Long::sum);
                letters.put(event.offset(), bad.reason().name());
            }
            case EventOutcome.Row row -> take(event, List.<@Nullable Object[]>of(row.cells()), received);
            case EventOutcome.Rows some -> {
                take(event, some.rows(), received);
                if (!some.rejected().isEmpty()) {
                    letters.put(
                            event.offset(), some.rejected().getFirst().reason().name());
                }
            }
        }
        if (events % RUN_OF_EVENTS == 0) {
            finish();
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> event, List<@Nullable Object[]> cells, long received)
            throws RefusedException {
        taken++;
        for (@Nullable Object[] row : cells) {
            rows.add(row, event.offset(), received);
        }
    }

    /// Folds what is left.
    void finish() throws RefusedException {
        rows.finish();
        rows = new EventBatch(reader.columns(), HEADER_BYTES, this);
    }

    @Override
    public void batch(BatchSink.Batch batch) {
        TableHeader header = new TableHeader(
                feed.graph(), feed.name(), TablePart.EVENTS, -1, false, batch.firstRow(), 1, feed.spec(), 0, "");
        graph.apply(new io.orrery.transform.core.Batch(header, batch.table(), 0));
    }

    @Override
    public void rejected(Refusal refusal) {
        throw new IllegalStateException("a batch of events rejects events, not rows: " + refusal.message());
    }

    /// `type:id relation type:id` to count.
    Map<String, Integer> countsByEdge() {
        ChangeSet all = graph.everything();
        Map<Integer, String> names = new HashMap<>();
        NodeColumns nodes = GraphColumns.nodes(graph, all.nodes());
        for (int i = 0; i < nodes.rows(); i++) {
            names.put(nodes.slot()[i], nodes.type()[i] + ":" + nodes.id()[i]);
        }
        Map<String, Integer> counts = new TreeMap<>();
        EdgeColumns edges = GraphColumns.edges(graph, all.edges());
        for (int i = 0; i < edges.rows(); i++) {
            counts.put(
                    names.get(edges.source()[i]) + " " + edges.relation()[i] + " " + names.get(edges.destination()[i]),
                    edges.count()[i]);
        }
        return counts;
    }

    long events() {
        return events;
    }

    long taken() {
        return taken;
    }

    Map<String, Long> filtered() {
        return filtered;
    }

    Map<String, Long> rejected() {
        return rejected;
    }

    /// Offset of an event to the reason of its dead letter.
    Map<Long, String> letters() {
        return letters;
    }

    private static String text(ConsumerRecord<byte[], byte[]> event, String name) {
        Header header = event.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
