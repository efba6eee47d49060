package io.orrery.stage.loop;

import io.orrery.topics.model.Reason;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/// The open transaction of a turn, as its handler sees it. Only for the loop's thread, only until the handler
/// returns.
public interface TransactionScope {

    /// Sends a record within the transaction; readers see it when the turn (or a [#flush]) commits. Blocks while
    /// the producer's buffer is full, and keeps the consumer alive.
    void emit(ProducerRecord<byte[], byte[]> record);

    /// Sends `record` to the dead letters, within the transaction.
    default void reject(ConsumerRecord<byte[], byte[]> record, Reason reason, String detail) {
        reject(record, reason, detail, Map.of());
    }

    /// @param notes further headers of the letter, of the vocabulary of [io.orrery.stage.DeadLetters]
    void reject(ConsumerRecord<byte[], byte[]> record, Reason reason, String detail, Map<String, String> notes);

    /// Commits what was emitted so far without moving past the input, for jobs too long for one transaction. A
    /// crash afterwards repeats the whole job, so what a flush makes visible must be harmless when it comes twice.
    void flush();

    /// Tells the group that this member still lives. Long jobs that emit rarely call it every few seconds.
    ///
    /// @throws io.orrery.stage.StageException (weather) when a partition went to another member or the stage is
    ///     asked to stop: the job is given up and begins anew elsewhere
    void keepAlive();
}
