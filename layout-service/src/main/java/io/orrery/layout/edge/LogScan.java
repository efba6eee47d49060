package io.orrery.layout.edge;

import io.orrery.stage.KafkaSettings;
import io.orrery.stage.StageException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/// Reads a partition once, from a moment to its end of now, with a consumer of its own.
final class LogScan {
    private static final Duration STALL = Duration.ofSeconds(30);

    private LogScan() {}

    /// @param fromMillis 0 for the beginning
    /// @throws StageException (weather) when nothing comes for half a minute
    static void run(
            KafkaSettings kafka,
            TopicPartition partition,
            long fromMillis,
            Consumer<ConsumerRecord<byte[], byte[]>> taker) {
        Map<String, Object> settings = kafka.reader();
        // A fetch that waits for more at the end of the partition would hold up the closing of the consumer.
        settings.put("fetch.max.wait.ms", 10);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings)) {
            consumer.assign(List.of(partition));
            long end = consumer.endOffsets(Set.of(partition)).getOrDefault(partition, 0L);
            seek(consumer, partition, fromMillis, end);
            long progress = System.nanoTime();
            long position = consumer.position(partition);
            while (position < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(taker);
                long now = consumer.position(partition);
                if (now > position) {
                    progress = System.nanoTime();
                } else if (System.nanoTime() - progress > STALL.toNanos()) {
                    throw StageException.weather(partition + " does not go on at " + now + " of " + end, null);
                }
                position = now;
            }
        }
    }

    private static void seek(
            KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, long fromMillis, long end) {
        if (fromMillis <= 0) {
            consumer.seekToBeginning(List.of(partition));
            return;
        }
        OffsetAndTimestamp from =
                consumer.offsetsForTimes(Map.of(partition, fromMillis)).get(partition);
        consumer.seek(partition, from == null ? end : from.offset());
    }
}
