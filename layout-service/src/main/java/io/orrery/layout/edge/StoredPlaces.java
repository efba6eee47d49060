package io.orrery.layout.edge;

import io.orrery.layout.turn.Message;
import io.orrery.stage.Aside;
import io.orrery.stage.KafkaSettings;
import io.orrery.stage.read.PartitionScan;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.Partitions;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.LayoutHead;
import io.orrery.topics.model.RecordKey;
import io.orrery.topics.wire.Frame;
import io.orrery.topics.wire.MalformedRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// The places that an earlier run kept for a graph.
final class StoredPlaces {
    private final KafkaSettings kafka;
    private final int partitions;
    private final Function<GraphId, Optional<LayoutHead>> heads;
    private final Aside aside;

    StoredPlaces(KafkaSettings kafka, int partitions, Function<GraphId, Optional<LayoutHead>> heads, Aside aside) {
        this.kafka = kafka;
        this.partitions = partitions;
        this.heads = heads;
        this.aside = aside;
    }

    /// Reads the newest chunk for each run of slots. While another process still writes, chunks of two moments may mix:
    /// both are places that the viewer has seen.
    Message.Stored read(GraphId graph) {
        Optional<LayoutHead> head = heads.apply(graph);
        if (head.isEmpty()) {
            return new Message.Stored(graph, List.of(), true, 0);
        }
        byte[] id = graph.value().getBytes(StandardCharsets.UTF_8);
        Map<Integer, Frame> newest = new TreeMap<>();
        TopicPartition partition =
                new TopicPartition(Catalogue.LAYOUT_POSITIONS.name(), Partitions.of(graph, partitions));
        PartitionScan.run(kafka, partition, head.get().millis(), message -> chunk(message, id, newest));
        newest.values().removeIf(frame -> frame.header().epoch() != head.get().epoch());
        return new Message.Stored(
                graph,
                List.copyOf(newest.values()),
                head.get().resting(),
                head.get().iteration());
    }

    private void chunk(ConsumerRecord<byte[], byte[]> message, byte[] id, Map<Integer, Frame> newest) {
        if (message.value() != null && RecordKey.belongsTo(message.key(), id)) {
            try {
                Frame frame = Frame.of(message.value());
                newest.put(frame.header().chunkIndex(), frame);
            } catch (MalformedRecord malformed) {
                aside.put(message, malformed);
            }
        }
    }
}
