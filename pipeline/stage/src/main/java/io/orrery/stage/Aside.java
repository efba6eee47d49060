package io.orrery.stage;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Where a reader that commits nothing puts a record that it cannot read, before it goes on with the next one.
@FunctionalInterface
public interface Aside {

    /// Any thread; waits a second at most.
    ///
    /// @param why what the record's decoder threw
    void put(ConsumerRecord<byte[], byte[]> unreadable, RuntimeException why);
}
