package io.orrery.stage.loop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// Cutting what a poll returned into bounded batches, and the offsets that a batch moves past.
final class Batches {

    private Batches() {}

    /// In the given order; a record larger than `maxBytes` is alone in its batch.
    static List<List<ConsumerRecord<byte[], byte[]>>> split(
            List<ConsumerRecord<byte[], byte[]>> records, int maxRecords, int maxBytes) {
        List<List<ConsumerRecord<byte[], byte[]>>> batches = new ArrayList<>();
        List<ConsumerRecord<byte[], byte[]>> current = new ArrayList<>();
        long bytes = 0;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            int size = Math.max(0, record.serializedValueSize());
            if (!current.isEmpty() && (current.size() == maxRecords || bytes + size > maxBytes)) {
                batches.add(List.copyOf(current));
                current.clear();
                bytes = 0;
            }
            current.add(record);
            bytes += size;
        }
        if (!current.isEmpty()) {
            batches.add(List.copyOf(current));
        }
        return batches;
    }

    static Map<TopicPartition, OffsetAndMetadata> offsetsAfter(List<ConsumerRecord<byte[], byte[]>> batch) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : batch) {
            offsets.put(
                    new TopicPartition(record.topic(), record.partition()),
                    new OffsetAndMetadata(record.offset() + 1, record.leaderEpoch(), ""));
        }
        return offsets;
    }
}
