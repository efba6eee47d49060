package io.orrery.stage.read;

import io.orrery.stage.KafkaSettings;
import io.orrery.stage.StageException;
import io.orrery.topics.catalog.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// The newest committed value of each key of a topic, for who is about to write the next one. [#refresh] waits until
/// nothing on the partition is in doubt: a commit is decided before its markers are on every partition, so a plain
/// reader may miss for a moment what is committed already.
///
/// For one thread. Partitions that were refreshed once stay in memory and cost only what is new.
public final class SettledTable implements AutoCloseable {
    private static final Duration STALL = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(20);

    private final KafkaSettings kafka;
    private final Topic topic;
    private final Map<Integer, Part> parts = new HashMap<>();
    private @Nullable KafkaConsumer<byte[], byte[]> committed;
    private @Nullable KafkaConsumer<byte[], byte[]> written;

    private static final class Part {
        private final Map<String, byte[]> values = new HashMap<>();
        private long next;
    }

    public SettledTable(KafkaSettings kafka, Topic topic) {
        this.kafka = kafka;
        this.topic = topic;
    }

    /// Reads up to what was written to the partition before this call, committed or not.
    ///
    /// @throws StageException (weather) when a transaction stays open, or nothing comes, for half a minute
    public void refresh(int partition) {
        try {
            read(new TopicPartition(topic.name(), partition), parts.computeIfAbsent(partition, p -> new Part()));
        } catch (RuntimeException failed) {
            close(); // a fresh consumer has no memory of what went wrong
            throw failed;
        }
    }

    private void read(TopicPartition place, Part part) {
        KafkaConsumer<byte[], byte[]> reader = reader();
        long end = ends().endOffsets(Set.of(place)).getOrDefault(place, 0L);
        long first = reader.beginningOffsets(Set.of(place)).getOrDefault(place, 0L);
        reader.assign(List.of(place));
        reader.seek(place, Math.max(first, part.next));
        long progress = System.nanoTime();
        while (reader.position(place) < end) {
            long before = reader.position(place);
            for (ConsumerRecord<byte[], byte[]> record : reader.poll(POLL)) {
                keep(part, record);
            }
            if (reader.position(place) > before) {
                progress = System.nanoTime();
            } else if (System.nanoTime() - progress > STALL.toNanos()) {
                throw StageException.weather(
                        place + " does not settle at " + reader.position(place) + " of " + end, null);
            }
        }
        part.next = reader.position(place);
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

    private KafkaConsumer<byte[], byte[]> reader() {
        KafkaConsumer<byte[], byte[]> known = committed;
        if (known == null) {
            known = PartitionScan.consumer(kafka);
            committed = known;
        }
        return known;
    }

    /// Sees the end of what is written, not only of what is committed.
    private KafkaConsumer<byte[], byte[]> ends() {
        KafkaConsumer<byte[], byte[]> known = written;
        if (known == null) {
            Map<String, Object> settings = kafka.reader();
            settings.put("isolation.level", "read_uncommitted");
            known = new KafkaConsumer<>(settings);
            written = known;
        }
        return known;
    }

    /// Closes its connections; what was read stays.
    @Override
    public void close() {
        close(committed);
        close(written);
        committed = null;
        written = null;
    }

    private static void close(@Nullable KafkaConsumer<byte[], byte[]> consumer) {
        if (consumer != null) {
            consumer.close(CloseOptions.timeout(Duration.ZERO));
        }
    }
}
