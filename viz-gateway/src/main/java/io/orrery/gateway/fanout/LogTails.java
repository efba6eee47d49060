package io.orrery.gateway.fanout;

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
import io.orrery.topics.wire.MalformedRecord;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All that this process follows of the log: one consumer of changes, one of positions, and the two tables of heads.
/// Hands every frame to the graph it belongs to, if that is open.
final class LogTails implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogTails.class);
    private static final String HEAD = "head";

    private final CompactedTable<GraphHead> heads;
    private final CompactedTable<LayoutHead> layoutHeads;
    private final PartitionTail changes;
    private final PartitionTail positions;

    LogTails(KafkaSettings kafka) {
        heads = new CompactedTable<>(kafka, Catalogue.GRAPH_HEADS, Documents::graphHead);
        layoutHeads = new CompactedTable<>(kafka, Catalogue.LAYOUT_HEADS, Documents::layoutHead);
        changes = new PartitionTail(kafka, "fanout-changes", List.of(Catalogue.GRAPH_DELTAS));
        positions = new PartitionTail(kafka, "fanout-positions", List.of(Catalogue.LAYOUT_FRAMES));
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

    /// A frame that is none is left out and said: it was refused where it was written, or never should have been there.
    private static void pass(ConsumerRecord<byte[], byte[]> entry, BiConsumer<GraphId, Frame> target) {
        if (entry.key() == null || entry.value() == null) {
            return;
        }
        try {
            target.accept(RecordKey.parse(entry.key()).graph(), Frame.of(entry.value()));
        } catch (MalformedRecord | IllegalArgumentException e) {
            LOG.warn("left out {}-{}@{}: {}", entry.topic(), entry.partition(), entry.offset(), e.getMessage());
        }
    }

    boolean isAlive() {
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
