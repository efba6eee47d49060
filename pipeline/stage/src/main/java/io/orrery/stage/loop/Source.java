package io.orrery.stage.loop;

import io.orrery.topics.model.DoorPosition;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// Something outside of Kafka that a loop reads, as records whose topic and offset name their place in it. The loop
/// keeps its positions, in the transaction of what was read. For one thread, except [#wakeup].
public interface Source extends AutoCloseable {

    /// Goes on from here, and forgets what was read and not committed.
    ///
    /// @param committed by the names that [#positions] gave them
    void goTo(Map<String, DoorPosition> committed) throws IOException;

    /// What comes next; empty when nothing came in time.
    List<ConsumerRecord<byte[], byte[]>> poll(Duration timeout) throws IOException, InterruptedException;

    /// What to write down when everything before `offsets` is handled; empty forgets a position.
    Map<String, Optional<DoorPosition>> positions(Map<TopicPartition, OffsetAndMetadata> offsets);

    /// What to write down although nothing was read, and whether there is any.
    Map<String, Optional<DoorPosition>> idlePositions();

    /// How much is left to read as of the last look, in a unit of its own.
    long lag();

    /// Makes a blocked [#poll] return.
    void wakeup();

    @Override
    void close();
}
