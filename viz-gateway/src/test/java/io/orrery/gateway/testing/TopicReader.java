package io.orrery.gateway.testing;

import io.orrery.stage.KafkaSettings;
import io.orrery.topics.catalog.Partitions;
import io.orrery.topics.catalog.Topic;
import io.orrery.topics.model.GraphId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;

/// Reads back what lies in a topic for one graph.
public record TopicReader(KafkaSettings kafka, int partitions) {

    /// @param value null for a tombstone
    public record Entry(String key, byte[] value, long offset, Headers headers) {}

    public List<Entry> read(Topic topic, String graph) {
        TopicPartition partition = new TopicPartition(topic.name(), Partitions.of(new GraphId(graph), partitions));
        List<Entry> entries = new ArrayList<>();
        try (var consumer = new KafkaConsumer<byte[], byte[]>(kafka.reader())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(Set.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<byte[], byte[]> entry : consumer.poll(Duration.ofMillis(100))) {
                    String key = new String(entry.key(), StandardCharsets.UTF_8);
                    if (key.startsWith(graph + "/")) {
                        entries.add(new Entry(key, entry.value(), entry.offset(), entry.headers()));
                    }
                }
            }
        }
        return entries;
    }
}
