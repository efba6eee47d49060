package io.orrery.stage.read;

import io.orrery.stage.KafkaSettings;
import io.orrery.stage.StageException;
import io.orrery.topics.catalog.Topic;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/// Reads what lies between two offsets of one partition: how a small record that names offsets stands for large
/// data. For one thread; keeps its connection between reads.
public final class LogRange implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;

    public LogRange(KafkaSettings kafka) {
        consumer = new KafkaConsumer<>(kafka.reader());
    }

    /// Hands over the committed records from `first` to `last`, both included, in order. Records that were deleted
    /// or compacted away meanwhile are missing without a word: the caller knows how many there should be.
    ///
    /// @param partition must exist
    /// @throws StageException (weather) when nothing comes for half a minute
    public void read(Topic topic, int partition, long first, long last, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        TopicPartition place = new TopicPartition(topic.name(), partition);
        consumer.assign(List.of(place));
        long end = Math.min(last + 1, consumer.endOffsets(Set.of(place)).getOrDefault(place, 0L));
        long beginning = consumer.beginningOffsets(Set.of(place)).getOrDefault(place, 0L);
        long position = Math.max(first, beginning);
        if (position >= end) {
            return;
        }
        consumer.seek(place, position);
        PartitionScan.upTo(consumer, place, end, record -> {
            each.accept(record);
            return true;
        });
    }

    @Override
    public void close() {
        consumer.close();
    }
}
