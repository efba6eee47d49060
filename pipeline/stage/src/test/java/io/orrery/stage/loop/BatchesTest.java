package io.orrery.stage.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class BatchesTest {

    private static ConsumerRecord<byte[], byte[]> record(int partition, long offset, int bytes) {
        return new ConsumerRecord<>(
                "in",
                partition,
                offset,
                0,
                TimestampType.CREATE_TIME,
                0,
                bytes,
                new byte[0],
                new byte[bytes],
                new RecordHeaders(),
                Optional.of(5));
    }

    private static List<Integer> sizes(int maxRecords, int maxBytes, int... bytes) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int size : bytes) {
            records.add(record(0, records.size(), size));
        }
        return Batches.split(records, maxRecords, maxBytes).stream()
                .map(List::size)
                .toList();
    }

    @Test
    void batchesStayWithinBothBoundsAndAnOversizedRecordIsAlone() {
        assertThat(sizes(3, 100, 10, 10, 10, 10)).containsExactly(3, 1);
        assertThat(sizes(9, 100, 60, 40, 1)).containsExactly(2, 1);
        assertThat(sizes(9, 100, 10, 500, 10)).containsExactly(1, 1, 1);
        assertThat(sizes(9, 100)).isEmpty();
    }

    @Test
    void offsetsPointPastTheLastRecordOfEachPartition() {
        assertThat(Batches.offsetsAfter(List.of(record(0, 7, 1), record(1, 3, 1), record(0, 9, 1))))
                .isEqualTo(Map.of(
                        new TopicPartition("in", 0), new OffsetAndMetadata(10, Optional.of(5), ""),
                        new TopicPartition("in", 1), new OffsetAndMetadata(4, Optional.of(5), "")));
    }
}
