package io.orrery.stage.read;

import io.orrery.stage.KafkaSettings;
import io.orrery.stage.StageException;
import io.orrery.topics.catalog.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Reads what is committed on a topic's partitions until nothing there is in doubt: a commit is decided before its
/// markers are on every partition, so a plain reader may miss for a moment what is committed already. For one thread.
public final class SettledReader implements AutoCloseable {
    private static final Duration STALL = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(20);

    private final KafkaSettings kafka;
    private final Topic topic;
    private @Nullable KafkaConsumer<byte[], byte[]> committed;
    private @Nullable KafkaConsumer<byte[], byte[]> written;

    public SettledReader(KafkaSettings kafka, Topic topic) {
        this.kafka = kafka;
        this.topic = topic;
    }

    /// The first offset whose record is not older than `millis` of wall clock; the end when all are.
    public long since(int partition, long millis) {
        TopicPartition place = new TopicPartition(topic.name(), partition);
        OffsetAndTimestamp found =
                reader().offsetsForTimes(Map.of(place, millis)).get(place);
        return found == null ? end(place) : found.offset();
    }

    /// Hands over what is committed from `from` up to what was written to the partition before this call, committed or
    /// not.
    ///
    /// @return where to go on
    /// @throws StageException (weather) when a transaction stays open, or nothing comes, for half a minute
    public long read(int partition, long from, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        TopicPartition place = new TopicPartition(topic.name(), partition);
        KafkaConsumer<byte[], byte[]> reader = reader();
        long end = end(place);
        long first = reader.beginningOffsets(Set.of(place)).getOrDefault(place, 0L);
        reader.assign(List.of(place));
        reader.seek(place, Math.max(first, from));
        long progress = System.nanoTime();
        while (reader.position(place) < end) {
            long before = reader.position(place);
            reader.poll(POLL).forEach(each);
            if (reader.position(place) > before) {
                progress = System.nanoTime();
            } else if (System.nanoTime() - progress > STALL.toNanos()) {
                throw StageException.weather(
                        place + " does not settle at " + reader.position(place) + " of " + end, null);
            }
        }
        return reader.position(place);
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
    private long end(TopicPartition place) {
        KafkaConsumer<byte[], byte[]> known = written;
        if (known == null) {
            Map<String, Object> settings = kafka.reader();
            settings.put("isolation.level", "read_uncommitted");
            known = new KafkaConsumer<>(settings);
            written = known;
        }
        return known.endOffsets(Set.of(place)).getOrDefault(place, 0L);
    }

    /// Closes its connections; a later reading opens new ones.
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
