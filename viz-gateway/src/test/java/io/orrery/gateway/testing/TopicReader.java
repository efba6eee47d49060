package io.orrery.gateway.testing;

import io.orrery.stage.KafkaSettings;
import io.orrery.topics.catalog.Partitions;
import io.orrery.topics.catalog.Topic;
import io.orrery.topics.model.GraphId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;

/// Reads back what lies in a topic for one graph.
public record TopicReader(KafkaSettings kafka, int partitions) {

    /// @param value null for a tombstone
    public record Entry(String key, byte[] value, long offset, Headers headers) {}

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /// What was sent before the call. A transaction counts as sent when its commit was acknowledged, before the
    /// broker shows its records, so what is still open is waited for.
    public List<Entry> read(Topic topic, String graph) {
        TopicPartition partition = new TopicPartition(topic.name(), Partitions.of(new GraphId(graph), partitions));
        long end = end(partition);
        long deadline = System.nanoTime() + LIMIT.toNanos();
        List<Entry> entries = new ArrayList<>();
        try (var consumer = new KafkaConsumer<byte[], byte[]>(kafka.reader())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            while (consumer.position(partition) < end) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError(partition + " has an open transaction for more than " + LIMIT);
                }
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

    private long end(TopicPartition partition) {
        Map<String, Object> properties = new HashMap<>(kafka.reader());
        properties.put("isolation.level", "read_uncommitted");
        try (var consumer = new KafkaConsumer<byte[], byte[]>(properties)) {
            return consumer.endOffsets(Set.of(partition)).get(partition);
        }
    }
}
