package io.orrery.stage.loop;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/// All of Kafka that one turn of a loop needs. Any call may throw weather; only [#recover] is then allowed next.
/// One thread only, except [#wakeup].
interface TransactionLog extends AutoCloseable {

    /// The next records, at most what the settings allow; empty when none came in time.
    List<ConsumerRecord<byte[], byte[]>> poll(Duration timeout);

    /// Stays a member of the group without taking records.
    ///
    /// @throws io.orrery.stage.StageException (weather) when a partition was taken away since the last poll
    void keepAlive();

    void begin();

    void send(ProducerRecord<byte[], byte[]> output);

    /// Makes outputs and offsets visible, both or neither; empty offsets commit outputs alone.
    void commit(Map<TopicPartition, OffsetAndMetadata> offsets);

    /// Drops the outputs since [#begin] and makes the next [#begin] possible, by a new producer if need be; the
    /// input is not moved, and what was polled stays polled. Does nothing when no transaction is open.
    void abort();

    /// Whether the producer failed and must be replaced before anything else can be sent.
    boolean isBroken();

    /// Settles whatever transaction is in doubt and goes back to the last committed offsets.
    void recover();

    /// Records between the position and the end of the assigned partitions, as far as known.
    long lag();

    /// Makes a blocked [#poll] return; from any thread.
    void wakeup();

    @Override
    void close();
}
