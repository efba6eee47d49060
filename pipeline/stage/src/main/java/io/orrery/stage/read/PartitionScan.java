package io.orrery.stage.read;

import io.orrery.stage.StageException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/// Reads one partition from a point in time to its end of now.
final class PartitionScan {

    private static final Duration STALL = Duration.ofSeconds(30);

    private PartitionScan() {}

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
