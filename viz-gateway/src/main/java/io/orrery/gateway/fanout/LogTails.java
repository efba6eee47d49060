package io.orrery.gateway.fanout;

import io.orrery.stage.Aside;
import io.orrery.stage.KafkaSettings;
import io.orrery.stage.read.CompactedTable;
import io.orrery.stage.read.PartitionTail;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.model.GraphHead;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.LayoutHead;
import io.orrery.topics.model.RecordKey;
import io.orrery.topics.wire.Documents;
import io.orrery.topics.wire.Frame;
import io.orrery.topics.wire.Keys;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// All that this process follows of the log: one consumer of changes, one of positions, and the two tables of heads.
/// Hands every frame to the graph it belongs to, if that is open.
final class LogTails implements LogState, AutoCloseable {
    private static final String HEAD = "head";

    private final CompactedTable<GraphHead> heads;
    private final CompactedTable<LayoutHead> layoutHeads;
    private final PartitionTail changes;
    private final PartitionTail positions;

    LogTails(KafkaSettings kafka, Aside aside) {
        heads = new CompactedTable<>(kafka, Catalogue.GRAPH_HEADS, Documents::graphHead, aside);
        layoutHeads = new CompactedTable<>(kafka, Catalogue.LAYOUT_HEADS, Documents::layoutHead, aside);
        changes = new PartitionTail(kafka, "fanout-changes", List.of(Catalogue.GRAPH_DELTAS), aside);
        positions = new PartitionTail(kafka, "fanout-positions", List.of(Catalogue.LAYOUT_FRAMES), aside);
    }

    Optional<GraphHead> head(GraphId graph) {
        return heads.get(RecordKey.of(graph, HEAD).toString());
    }

    Optional<LayoutHead> layoutHead(GraphId graph) {
        return layoutHeads.get(RecordKey.of(graph, HEAD).toString());
    }

    /// Returns when the tails know where they begin, so that nothing after it is missed.
    void start(int partitions, Followers followers) {
        heads.listen((key, head) -> head.ifPresent(followers::head));
        changes.listen(entry -> pass(entry, followers::change));
        positions.listen(entry -> pass(entry, followers::positions));
        heads.start();
        layoutHeads.start();
        var all = IntStream.range(0, partitions).boxed().collect(Collectors.toSet());
        changes.start(all);
        positions.start(all);
    }

    /// The tail puts aside what is no frame of a graph.
    private static void pass(ConsumerRecord<byte[], byte[]> entry, BiConsumer<GraphId, Frame> target) {
        if (entry.value() != null) {
            target.accept(Keys.parse(entry.key()).graph(), Frame.of(entry.value()));
        }
    }

    @Override
    public boolean isFollowed() {
        return changes.isAlive() && positions.isAlive() && heads.isAlive() && layoutHeads.isAlive();
    }

    @Override
    public void close() {
        positions.close();
        changes.close();
        layoutHeads.close();
        heads.close();
    }
}
