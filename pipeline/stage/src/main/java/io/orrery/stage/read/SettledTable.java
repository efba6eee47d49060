package io.orrery.stage.read;

import io.orrery.stage.KafkaSettings;
import io.orrery.stage.StageException;
import io.orrery.topics.catalog.Topic;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// The newest committed value of each key of a topic, for who is about to write the next one. [#refresh] waits until
/// nothing on the partition is in doubt, as [SettledReader] does.
///
/// For one thread. Partitions that were refreshed once stay in memory and cost only what is new.
public final class SettledTable implements AutoCloseable {
    private final SettledReader reader;
    private final Map<Integer, Part> parts = new HashMap<>();

    private static final class Part {
        private final Map<String, byte[]> values = new HashMap<>();
        private long next;
    }

    public SettledTable(KafkaSettings kafka, Topic topic) {
        this.reader = new SettledReader(kafka, topic);
    }

    /// Reads up to what was written to the partition before this call, committed or not.
    ///
    /// @throws StageException (weather) when a transaction stays open, or nothing comes, for half a minute
    public void refresh(int partition) {
        Part part = parts.computeIfAbsent(partition, p -> new Part());
        try {
            part.next = reader.read(partition, part.next, record -> keep(part, record));
        } catch (RuntimeException failed) {
            close(); // a fresh consumer has no memory of what went wrong
            throw failed;
        }
    }

    private static void keep(Part part, ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            return; // not ours: every key of ours names a graph
        }
        String key = new String(record.key(), StandardCharsets.UTF_8);
        if (record.value() == null) {
            part.values.remove(key);
        } else {
            part.values.put(key, record.value());
        }
    }

    /// As of the last [#refresh] of the partition.
    public Optional<byte[]> get(int partition, String key) {
        Part part = parts.get(partition);
        return part == null ? Optional.empty() : Optional.ofNullable(part.values.get(key));
    }

    /// Closes its connections; what was read stays.
    @Override
    public void close() {
        reader.close();
    }
}
