package io.orrery.ingest.edge;

import io.orrery.ingest.event.EventReader;
import io.orrery.ingest.table.RefusedException;
import io.orrery.stage.StageException;
import io.orrery.stage.Telemetry;
import io.orrery.stage.loop.BatchHandler;
import io.orrery.stage.loop.RunningTotals;
import io.orrery.stage.loop.TransactionScope;
import io.orrery.topics.catalog.Partitions;
import io.orrery.topics.model.FeedCounts;
import io.orrery.topics.model.FeedDefinition;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.Reason;
import io.orrery.topics.model.RecordKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// Turns events into tables, one for each graph in a batch, in the transaction that moves past the events and counts
/// what became of them.
public final class EventHandler implements BatchHandler {
    /// How long definitions may lag behind the first events for them; one batch waits no longer, however many it
    /// misses.
    private static final Duration DEFINITION_LAG = Duration.ofSeconds(2);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    private static final int MAX_READERS = 10_000;

    private final Function<GraphId, Optional<FeedDefinition>> feeds;
    private final RunningTotals<FeedCounts> counts;
    private final int partitions;
    private final IngestStatuses statuses;
    private final Telemetry telemetry;
    private final InstantSource clock;
    private final Function<FeedDefinition, EventReader> readers;
    private final Map<FeedDefinition, EventReader> known = new LinkedHashMap<>();

    /// @param counts of all feeds, of this worker alone
    /// @param feeds the definition of a graph's feed, as far as known
    /// @param readers how a feed's events are understood
    /// @param partitions of every topic
    public EventHandler(
            Function<GraphId, Optional<FeedDefinition>> feeds,
            Function<FeedDefinition, EventReader> readers,
            RunningTotals<FeedCounts> counts,
            int partitions,
            IngestStatuses statuses,
            Telemetry telemetry,
            InstantSource clock) {
        this.feeds = feeds;
        this.readers = readers;
        this.counts = counts;
        this.partitions = partitions;
        this.statuses = statuses;
        this.telemetry = telemetry;
        this.clock = clock;
    }

    @Override
    public void handle(List<ConsumerRecord<byte[], byte[]>> batch, TransactionScope scope) throws InterruptedException {
        counts.turn(batch);
        Map<GraphId, FeedBatch> byGraph = new LinkedHashMap<>();
        Map<GraphId, EventTally> unknown = new LinkedHashMap<>();
        long deadline = System.nanoTime() + DEFINITION_LAG.toNanos();
        for (ConsumerRecord<byte[], byte[]> record : batch) {
            byte @Nullable [] value = record.value();
            if (value == null) {
                continue; // the graph was deleted
            }
            Optional<GraphId> graph = graph(record);
            if (graph.isEmpty()) {
                scope.reject(record, Reason.POISON, "the key is not graph/event, or not of this partition");
                continue;
            }
            FeedBatch open = byGraph.get(graph.get());
            if (open == null && !unknown.containsKey(graph.get())) {
                Optional<FeedBatch> opened = open(graph.get(), deadline, scope);
                if (opened.isPresent()) {
                    open = opened.get();
                    byGraph.put(graph.get(), open);
                } else {
                    unknown.put(graph.get(), new EventTally(graph.get(), ""));
                }
            }
            if (open != null) {
                open.add(record, value);
            } else {
                EventTally tally = unknown.computeIfAbsent(graph.get(), id -> new EventTally(id, ""));
                tally.see(record);
                tally.rejected(Reason.UNKNOWN_FEED);
                scope.reject(record, Reason.UNKNOWN_FEED, "no feed is defined for graph " + graph.get());
            }
        }
        finish(byGraph, unknown, scope);
    }

    private void finish(Map<GraphId, FeedBatch> byGraph, Map<GraphId, EventTally> unknown, TransactionScope scope) {
        byGraph.forEach((graph, open) -> {
            FeedCounts more = open.finish(telemetry);
            statuses.events(count(graph, more), more.received(), open.rejected(), open.trace());
        });
        unknown.forEach((graph, tally) -> count(graph, tally.counts()));
        counts.emit(scope);
    }

    private FeedCounts count(GraphId graph, FeedCounts more) {
        return counts.add(Partitions.of(graph, partitions), graph, before -> before.plus(more));
    }

    @Override
    public void recovered() {
        counts.forget();
    }

    @Override
    public void steppedAside(ConsumerRecord<byte[], byte[]> record, Reason reason, TransactionScope scope) {
        counts.turn(List.of(record));
        graph(record).ifPresent(graph -> {
            EventTally tally = new EventTally(
                    graph, feeds.apply(graph).map(FeedDefinition::name).orElse(""));
            tally.see(record);
            tally.rejected(reason);
            count(graph, tally.counts());
        });
        counts.emit(scope);
    }

    /// Empty for what no door wrote: its graph is unknown, or lives elsewhere.
    private Optional<GraphId> graph(ConsumerRecord<byte[], byte[]> record) {
        try {
            return record.key() == null
                    ? Optional.empty()
                    : Optional.of(RecordKey.parse(record.key()).graph())
                            .filter(graph -> Partitions.of(graph, partitions) == record.partition());
        } catch (IllegalArgumentException _) {
            return Optional.empty(); // said by the caller, with the record
        }
    }

    private Optional<FeedBatch> open(GraphId graph, long deadline, TransactionScope scope) throws InterruptedException {
        Optional<FeedDefinition> feed = feeds.apply(graph);
        while (feed.isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(LOOK_AGAIN);
            feed = feeds.apply(graph);
        }
        if (feed.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new FeedBatch(feed.get(), reader(feed.get()), partitions, scope, clock));
        } catch (IllegalArgumentException e) {
            throw StageException.badData(
                    Reason.UNSUPPORTED, "the definition of feed " + feed.get().name() + ": " + e.getMessage());
        } catch (RefusedException e) {
            throw StageException.badData(
                    Reason.TOO_LARGE, "the mapping of feed " + feed.get().name() + ": " + e.getMessage());
        }
    }

    private EventReader reader(FeedDefinition feed) {
        if (known.size() > MAX_READERS) {
            known.clear();
        }
        return known.computeIfAbsent(feed, readers);
    }
}
