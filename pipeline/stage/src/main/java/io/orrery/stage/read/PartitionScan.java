package io.orrery.stage.read;

import io.orrery.stage.KafkaSettings;
import io.orrery.stage.StageException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/// Reads one partition once, up to its end of now. Blocks.
public final class PartitionScan {

    private static final Duration STALL = Duration.ofSeconds(30);

    private PartitionScan() {}

    /// A consumer for short readings. A fetch that waits for more at the end of a partition would hold up the next
    /// request on the same connection, and the closing.
    static KafkaConsumer<byte[], byte[]> consumer(KafkaSettings kafka) {
        Map<String, Object> settings = kafka.reader();
        settings.put("fetch.max.wait.ms", 10);
        return new KafkaConsumer<>(settings);
    }

    /// Hands over the committed records from the first one at or after `fromMillis` (0 for the beginning), with a
    /// consumer of its own.
    ///
    /// @throws StageException (weather) when nothing comes for half a minute
    public static void run(
            KafkaSettings kafka,
            TopicPartition partition,
            long fromMillis,
            Consumer<ConsumerRecord<byte[], byte[]>> each) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(kafka)) {
            run(consumer, partition, fromMillis, record -> {
                each.accept(record);
                return true;
            });
        }
    }

    /// Hands over the committed records from the first one at or after `fromMillis` to the end as of the call.
    ///
    /// @param more false ends the scan early
    /// @throws StageException (weather) when nothing comes for half a minute
    static void run(
            KafkaConsumer<byte[], byte[]> consumer,
            TopicPartition partition,
            long fromMillis,
            Predicate<ConsumerRecord<byte[], byte[]>> more) {
        long end = consumer.endOffsets(Set.of(partition)).getOrDefault(partition, 0L);
        consumer.assign(List.of(partition));
        if (fromMillis <= 0) {
            consumer.seekToBeginning(List.of(partition));
        } else {
            OffsetAndTimestamp from =
                    consumer.offsetsForTimes(Map.of(partition, fromMillis)).get(partition);
            consumer.seek(partition, from == null ? end : from.offset());
        }
        upTo(consumer, partition, end, more);
    }

    /// Goes on from the consumer's position to `end`, not included.
    ///
    /// @param more false ends the scan early
    /// @throws StageException (weather) when nothing comes for half a minute
    static void upTo(
            KafkaConsumer<byte[], byte[]> consumer,
            TopicPartition partition,
            long end,
            Predicate<ConsumerRecord<byte[], byte[]>> more) {
        long progress = System.nanoTime();
        long position = consumer.position(partition);
        while (position < end) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                if (record.offset() >= end || !more.test(record)) {
                    return;
                }
            }
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
