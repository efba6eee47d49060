package io.orrery.ingest.edge;

import io.orrery.ingest.event.EventReader;
import io.orrery.ingest.table.RefusedException;
import io.orrery.stage.StageException;
import io.orrery.stage.Telemetry;
import io.orrery.stage.loop.BatchHandler;
import io.orrery.stage.loop.TransactionScope;
import io.orrery.topics.model.FeedDefinition;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.Reason;
import io.orrery.topics.model.RecordKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// Turns events into tables: one table for each graph in a batch, in the transaction that moves past the events.
public final class EventHandler implements BatchHandler {
    /// How long definitions may lag behind the first events for them; one batch waits no longer, however many it
    /// misses.
    private static final Duration DEFINITION_LAG = Duration.ofSeconds(2);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    private static final int MAX_READERS = 10_000;

    private final Function<GraphId, Optional<FeedDefinition>> feeds;
    private final int partitions;
    private final IngestStatuses statuses;
    private final Telemetry telemetry;
    private final InstantSource clock;
    private final Function<FeedDefinition, EventReader> readers;
    private final Map<FeedDefinition, EventReader> known = new LinkedHashMap<>();

    /// @param feeds the definition of a graph's feed, as far as known
    /// @param readers how a feed's events are understood
    /// @param partitions of every topic
    public EventHandler(
            Function<GraphId, Optional<FeedDefinition>> feeds,
            Function<FeedDefinition, EventReader> readers,
            int partitions,
            IngestStatuses statuses,
            Telemetry telemetry,
            InstantSource clock) {
        this.feeds = feeds;
        this.readers = readers;
        this.partitions = partitions;
        this.statuses = statuses;
        this.telemetry = telemetry;
        this.clock = clock;
    }

    @Override
    public void handle(List<ConsumerRecord<byte[], byte[]>> batch, TransactionScope scope) throws InterruptedException {
        Map<GraphId, FeedBatch> byGraph = new LinkedHashMap<>();
        Set<GraphId> unknown = new HashSet<>();
        long deadline = System.nanoTime() + DEFINITION_LAG.toNanos();
        for (ConsumerRecord<byte[], byte[]> record : batch) {
            byte @Nullable [] value = record.value();
            if (value == null) {
                continue; // the graph was deleted
            }
            Optional<GraphId> graph = graph(record);
            if (graph.isEmpty()) {
                scope.reject(record, Reason.POISON, "the key is not graph/event");
                continue;
            }
            FeedBatch open = byGraph.get(graph.get());
            if (open == null && !unknown.contains(graph.get())) {
                Optional<FeedBatch> opened = open(graph.get(), deadline, scope);
                if (opened.isPresent()) {
                    open = opened.get();
                    byGraph.put(graph.get(), open);
                } else {
                    unknown.add(graph.get());
                }
            }
            if (open == null) {
                scope.reject(record, Reason.UNKNOWN_FEED, "no feed is defined for graph " + graph.get());
            } else {
                open.add(record, value);
            }
        }
        for (FeedBatch open : byGraph.values()) {
            open.finish(statuses, telemetry);
        }
    }

    private static Optional<GraphId> graph(ConsumerRecord<byte[], byte[]> record) {
        try {
            return record.key() == null
                    ? Optional.empty()
                    : Optional.of(RecordKey.parse(record.key()).graph());
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
