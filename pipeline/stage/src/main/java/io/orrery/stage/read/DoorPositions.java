package io.orrery.stage.read;

import io.orrery.stage.Aside;
import io.orrery.stage.KafkaSettings;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.Partitions;
import io.orrery.topics.model.DoorPosition;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.RecordKey;
import io.orrery.topics.wire.Documents;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/// Where doors that fetch events have come to, as the log says.
public final class DoorPositions {

    private final KafkaSettings kafka;
    private final int partitions;
    private final Aside aside;

    /// @param partitions of every topic
    /// @param aside takes what is no position
    public DoorPositions(KafkaSettings kafka, int partitions, Aside aside) {
        this.kafka = kafka;
        this.partitions = partitions;
        this.aside = aside;
    }

    /// All positions of one door into one graph, by the part of their keys behind `door/`. Waits for transactions
    /// that are under way: what is written there and may yet be committed is seen, or its end is. Blocks.
    ///
    /// @throws io.orrery.stage.StageException (weather) when a transaction stays open for half a minute
    public Map<String, DoorPosition> read(GraphId graph, String door) {
        TopicPartition partition = partition(graph);
        byte[] prefix = (graph.value() + "/" + door).getBytes(StandardCharsets.UTF_8);
        Map<String, DoorPosition> positions = new HashMap<>();
        long end = end(partition);
        try (KafkaConsumer<byte[], byte[]> consumer = PartitionScan.consumer(kafka)) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            PartitionScan.upTo(consumer, partition, end, record -> {
                if (record.key() != null && RecordKey.belongsTo(record.key(), prefix)) {
                    note(record, prefix.length + 1, positions);
                }
                return true;
            });
        }
        return positions;
    }

    /// Of committed and uncommitted records alike: readers of committed ones are told only where the oldest open
    /// transaction begins.
    private long end(TopicPartition partition) {
        Map<String, Object> settings = kafka.reader();
        settings.put("isolation.level", "read_uncommitted");
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings)) {
            return consumer.endOffsets(Set.of(partition)).getOrDefault(partition, 0L);
        }
    }

    private void note(ConsumerRecord<byte[], byte[]> record, int from, Map<String, DoorPosition> positions) {
        String source = new String(record.key(), from, record.key().length - from, StandardCharsets.UTF_8);
        if (record.value() == null) {
            positions.remove(source);
            return;
        }
        try {
            positions.put(source, Documents.doorPosition(record.value()));
        } catch (RuntimeException malformed) {
            aside.put(record, malformed);
        }
    }

    /// The record that says it, for the transaction that holds what was read up to there.
    public ProducerRecord<byte[], byte[]> record(GraphId graph, String door, String source, DoorPosition position) {
        return new ProducerRecord<>(
                Catalogue.DOOR_POSITIONS.name(),
                partition(graph).partition(),
                RecordKey.of(graph, door + "/" + source).toBytes(),
                Documents.encode(position));
    }

    /// The record that forgets it.
    public ProducerRecord<byte[], byte[]> tombstone(GraphId graph, String door, String source) {
        return new ProducerRecord<>(
                Catalogue.DOOR_POSITIONS.name(),
                partition(graph).partition(),
                RecordKey.of(graph, door + "/" + source).toBytes(),
                null);
    }

    private TopicPartition partition(GraphId graph) {
        return new TopicPartition(Catalogue.DOOR_POSITIONS.name(), Partitions.of(graph, partitions));
    }
}
