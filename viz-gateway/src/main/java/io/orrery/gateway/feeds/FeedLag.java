package io.orrery.gateway.feeds;

import io.orrery.gateway.fanout.LogReaders;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.Partitions;
import io.orrery.topics.model.FeedCounts;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.RecordKey;
import io.orrery.topics.model.StageStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How many of a feed's events the broker has and the graph has not. Feeds share partitions, so those before ingest are
/// counted one by one; of a long backlog the first [#MOST_LOOKED_AT] speak for the rest. Blocks.
final class FeedLag {
    static final long MOST_LOOKED_AT = 20_000;
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final LogReaders readers;
    private final FeedCountsBook book;
    private final int partitions;

    FeedLag(LogReaders readers, FeedCountsBook book, int partitions) {
        this.readers = readers;
        this.book = book;
        this.partitions = partitions;
    }

    /// @param transform its newest status of the graph
    /// @throws io.orrery.stage.StageException (weather) when the broker does not answer in time
    long of(GraphId graph, FeedCounts counts, @Nullable StageStatus transform) {
        return beforeIngest(graph) + behindIngest(counts, transform);
    }

    private long beforeIngest(GraphId graph) {
        byte[] id = graph.value().getBytes(StandardCharsets.UTF_8);
        int partition = Partitions.of(graph, partitions);
        long from = book.next(partition);
        long end = readers.span(Catalogue.EVENTS, partition).end();
        if (from >= end) {
            return 0;
        }
        long[] seen = {0, 0, from};
        readers.from(Catalogue.EVENTS, partition, from, LIMIT, record -> {
            seen[0]++;
            seen[1] += record.key() != null && record.value() != null && RecordKey.belongsTo(record.key(), id) ? 1 : 0;
            seen[2] = record.offset() + 1;
            return seen[0] < MOST_LOOKED_AT;
        });
        return seen[0] < MOST_LOOKED_AT ? seen[1] : seen[1] + seen[1] * Math.max(0, end - seen[2]) / seen[0];
    }

    /// Events of which ingest has made rows that the graph has not: as many as there are such rows, by the number of
    /// rows that an event has had so far.
    static long behindIngest(FeedCounts counts, @Nullable StageStatus transform) {
        long rows = counts.rows() - (transform == null ? 0 : transform.rows());
        return rows <= 0 || counts.rows() == 0 ? 0 : Math.ceilDiv(rows * counts.taken(), counts.rows());
    }
}
