package io.orrery.transform.edge;

import io.orrery.stage.KafkaSettings;
import io.orrery.topics.catalog.Topic;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.RecordKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/// Follows all partitions of a topic, committed records only, and sorts them by graph.
final class TopicTail implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<GraphId, List<ConsumerRecord<byte[], byte[]>>> byGraph = new HashMap<>();

    TopicTail(KafkaSettings kafka, Topic topic) {
        consumer = new KafkaConsumer<>(kafka.reader());
        List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                .map(info -> new TopicPartition(topic.name(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /// Everything so far, after a look for more.
    List<ConsumerRecord<byte[], byte[]>> of(GraphId graph) {
        consumer.poll(Duration.ofMillis(20))
                .forEach(record -> byGraph.computeIfAbsent(
                                RecordKey.parse(record.key()).graph(), _ -> new ArrayList<>())
                        .add(record));
        return byGraph.getOrDefault(graph, List.of());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
