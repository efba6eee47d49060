package io.orrery.gateway.feeds;

import io.orrery.stage.Aside;
import io.orrery.stage.KafkaSettings;
import io.orrery.stage.read.CompactedTable;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.Partitions;
import io.orrery.topics.model.FeedCounts;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.RecordKey;
import io.orrery.topics.wire.Documents;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What ingest has counted, followed from the log. Reads are for any thread and never wait.
final class FeedCountsBook implements AutoCloseable {
    private final CompactedTable<FeedCounts> table;
    private final Map<Integer, Long> next = new ConcurrentHashMap<>();

    /// @param partitions of every topic
    FeedCountsBook(KafkaSettings kafka, int partitions, Aside aside) {
        this.table = new CompactedTable<>(kafka, Catalogue.FEED_COUNTS, Documents::feedCounts, aside);
        table.listen((key, counts) -> counts.ifPresent(
                value -> next.merge(Partitions.of(value.graph(), partitions), value.next(), Math::max)));
    }

    void start() {
        table.start();
    }

    FeedCounts of(GraphId graph) {
        Optional<FeedCounts> counts = table.get(RecordKey.of(graph, "counts").toString());
        return counts.orElseGet(() -> FeedCounts.nothing(graph));
    }

    /// Offset of the first event of a partition that ingest has not dealt with, as far as it has dealt with any.
    long next(int partition) {
        return next.getOrDefault(partition, 0L);
    }

    @Override
    public void close() {
        table.close();
    }
}
