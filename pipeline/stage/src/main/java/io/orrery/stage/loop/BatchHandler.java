package io.orrery.stage.loop;

import io.orrery.topics.model.Reason;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// What a stage does with a batch. Runs on the loop's thread.
///
/// It must be repeatable: after a crash, an abort or a rejected neighbour the same records come again, perhaps cut
/// into other batches. What it keeps in memory between calls must survive that. It tells failures apart by
/// throwing [io.orrery.stage.StageException]; anything else it throws counts as bad data of kind `INTERNAL`, and
/// the loop finds the guilty record by handing the batch over again in halves.
@FunctionalInterface
public interface BatchHandler {

    /// @param batch not empty, in offset order within each partition
    void handle(List<ConsumerRecord<byte[], byte[]>> batch, TransactionScope scope) throws Exception;

    /// The loop has gone back to the committed offsets. Whether the last batch was committed is not known, and other
    /// members may have worked on these partitions.
    default void recovered() {}

    /// `record` alone made [#handle] throw and lies in the dead letters of this transaction, which moves past it.
    default void steppedAside(ConsumerRecord<byte[], byte[]> record, Reason reason, TransactionScope scope) {}
}
