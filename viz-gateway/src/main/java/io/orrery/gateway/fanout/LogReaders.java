package io.orrery.gateway.fanout;

import io.orrery.stage.KafkaSettings;
import io.orrery.stage.StageException;
import io.orrery.topics.catalog.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// A few consumers that read single places of the log. Blocks, so it is called from loader or virtual threads only; who
/// finds all of them busy waits a bounded time. Thread-safe.
public final class LogReaders implements AutoCloseable {
    /// Consumers open at a time; further readers wait for [#PATIENCE].
    private static final int READERS = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Map<String, Object> properties;
    private final BlockingQueue<Slot> idle = new ArrayBlockingQueue<>(READERS);

    private static final class Slot {
        @Nullable
        KafkaConsumer<byte[], byte[]> consumer;
    }

    LogReaders(KafkaSettings kafka) {
        Map<String, Object> reader = kafka.reader();
        reader.put("auto.offset.reset", "none");
        this.properties = Map.copyOf(reader);
        for (int i = 0; i < READERS; i++) {
            idle.add(new Slot());
        }
    }

    /// Records of one partition from `offset` on, as long as `wanted` says so, no further than the end of now.
    ///
    /// @throws StageException (weather) when the readers are busy or the broker does not answer in time
    public void from(
            Topic topic, int partition, long offset, Duration limit, Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
        TopicPartition place = new TopicPartition(topic.name(), partition);
        borrow(consumer -> {
            consumer.assign(List.of(place));
            long first = consumer.beginningOffsets(List.of(place)).getOrDefault(place, 0L);
            read(consumer, place, Math.max(first, offset), limit, wanted);
            return true;
        });
    }

    /// What a partition holds.
    ///
    /// @param first offset of its first record
    /// @param end offset that the next record gets
    public record Span(long first, long end) {}

    /// @throws StageException (weather) when the readers are busy
    public Span span(Topic topic, int partition) {
        TopicPartition place = new TopicPartition(topic.name(), partition);
        return borrow(consumer -> new Span(
                consumer.beginningOffsets(List.of(place)).getOrDefault(place, 0L),
                consumer.endOffsets(List.of(place)).getOrDefault(place, 0L)));
    }

    /// As above, from `back` records before the end on.
    public void newest(
            Topic topic, int partition, long back, Duration limit, Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
        TopicPartition place = new TopicPartition(topic.name(), partition);
        borrow(consumer -> {
            consumer.assign(List.of(place));
            long first = consumer.beginningOffsets(List.of(place)).getOrDefault(place, 0L);
            long end = consumer.endOffsets(List.of(place)).getOrDefault(place, 0L);
            read(consumer, place, Math.max(first, end - back), limit, wanted);
            return true;
        });
    }

    /// As above, from the first record with this timestamp or a later one; nothing when there is none.
    void since(
            Topic topic, int partition, long millis, Duration limit, Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
        TopicPartition place = new TopicPartition(topic.name(), partition);
        borrow(consumer -> {
            consumer.assign(List.of(place));
            OffsetAndTimestamp start =
                    consumer.offsetsForTimes(Map.of(place, millis)).get(place);
            if (start != null) {
                read(consumer, place, start.offset(), limit, wanted);
            }
            return true;
        });
    }

    /// The offset of the first record that a partition still has, or of the next one when it has none.
    ///
    /// @throws StageException (weather) when the readers are busy or the broker does not answer in time
    public long first(Topic topic, int partition) {
        TopicPartition place = new TopicPartition(topic.name(), partition);
        return borrow(consumer -> consumer.beginningOffsets(List.of(place)).getOrDefault(place, 0L));
    }

    private static void read(
            KafkaConsumer<byte[], byte[]> consumer,
            TopicPartition place,
            long offset,
            Duration limit,
            Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
        long end = consumer.endOffsets(List.of(place)).getOrDefault(place, 0L);
        long deadline = System.nanoTime() + limit.toNanos();
        consumer.seek(place, offset);
        while (consumer.position(place) < end) {
            for (ConsumerRecord<byte[], byte[]> entry : consumer.poll(POLL)) {
                if (!wanted.test(entry)) {
                    return;
                }
            }
            if (System.nanoTime() > deadline) {
                throw StageException.weather(place + " could not be read within " + limit.toMillis() + " ms", null);
            }
        }
    }

    private <T> T borrow(Function<KafkaConsumer<byte[], byte[]>, T> work) {
        Slot slot = take();
        try {
            KafkaConsumer<byte[], byte[]> consumer = slot.consumer;
            if (consumer == null) {
                consumer = new KafkaConsumer<>(properties);
                slot.consumer = consumer;
            }
            T result = work.apply(consumer);
            consumer.unsubscribe();
            return result;
        } catch (RuntimeException e) {
            // Whatever went wrong, a fresh consumer has no memory of it.
            KafkaConsumer<byte[], byte[]> broken = slot.consumer;
            slot.consumer = null;
            if (broken != null) {
                broken.close(CloseOptions.timeout(Duration.ZERO));
            }
            throw e;
        } finally {
            idle.add(slot);
        }
    }

    private Slot take() {
        try {
            Slot slot = idle.poll(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
            if (slot == null) {
                throw StageException.weather("all readers of the log are busy", null);
            }
            return slot;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StageException.weather("interrupted while waiting for a reader of the log", e);
        }
    }

    @Override
    public void close() {
        for (Slot slot : idle) {
            if (slot.consumer != null) {
                slot.consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
            }
        }
    }
}
