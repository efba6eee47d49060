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
import java.util.function.LongBinaryOperator;
import org.jspecify.annotations.Nullable;

/// How many of a feed's events the broker has and the graph has not. Feeds share partitions, so those before ingest are
/// counted one by one; of a backlog longer than [#MOST_LOOKED_AT] as many, in pieces from all over it, speak for all,
/// because what one feed sends at a time lies together. Blocks.
final class FeedLag {
    static final long MOST_LOOKED_AT = 20_000;
    private static final int PIECES = 10;
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
        long end = readers.span(Catalogue.EVENTS, partition).end();
        return estimated(book.next(partition), end, (from, to) -> {
            long[] own = {0};
            readers.from(Catalogue.EVENTS, partition, from, LIMIT, record -> {
                if (record.offset() < to && record.value() != null && isOf(record.key(), id)) {
                    own[0]++;
                }
                return record.offset() + 1 < to;
            });
            return own[0];
        });
    }

    private static boolean isOf(byte @Nullable [] key, byte[] graph) {
        return key != null && RecordKey.belongsTo(key, graph);
    }

    /// Records of the feed between two offsets; exact when these are no further apart than [#MOST_LOOKED_AT].
    ///
    /// @param own counts them from one offset up to another
    static long estimated(long from, long end, LongBinaryOperator own) {
        long backlog = end - from;
        if (backlog <= MOST_LOOKED_AT) {
            return backlog <= 0 ? 0 : own.applyAsLong(from, end);
        }
        long length = MOST_LOOKED_AT / PIECES;
        long found = 0;
        for (int piece = 0; piece < PIECES; piece++) {
            long begin = from + piece * (backlog - length) / (PIECES - 1);
            found += own.applyAsLong(begin, begin + length);
        }
        return found * backlog / MOST_LOOKED_AT;
    }

    /// Events of which ingest has made rows that the graph has not: as many as there are such rows, by the number of
    /// rows that an event has had so far.
    static long behindIngest(FeedCounts counts, @Nullable StageStatus transform) {
        long rows = counts.rows() - (transform == null ? 0 : transform.rows());
        return rows <= 0 || counts.rows() == 0 ? 0 : Math.ceilDiv(rows * counts.taken(), counts.rows());
    }
}
