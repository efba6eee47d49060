package io.orrery.transform.edge;

import io.orrery.stage.KafkaSettings;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.Partitions;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.wire.FrameHeader;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/// Waits for the next committed change set in a graph's partition.
final class DeltaWatch implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;

    DeltaWatch(KafkaSettings kafka, GraphId graph) {
        consumer = new KafkaConsumer<>(kafka.reader());
        consumer.assign(List.of(
                new TopicPartition(Catalogue.GRAPH_DELTAS.name(), Partitions.of(graph, Catalogue.DEFAULT_PARTITIONS))));
    }

    /// Passes over what is there already.
    void skip() {
        Duration quiet = Duration.ofMillis(500);
        while (!consumer.poll(quiet).isEmpty()) {
            // All of it is old.
        }
    }

    void await() {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (consumer.poll(Duration.ofMillis(100)).isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("no change set came within 20 s");
            }
        }
    }

    /// Reads on until the change set of a batch that was received then is there whole.
    void awaitReceived(long micros) {
        long deadline = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (System.nanoTime() < deadline) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                FrameHeader header = FrameHeader.parse(record.value());
                if (header.receivedMicros() == micros && header.isLastChunk()) {
                    return;
                }
            }
        }
        throw new IllegalStateException("the change set did not come within 5 minutes");
    }

    @Override
    public void close() {
        consumer.close();
    }
}
