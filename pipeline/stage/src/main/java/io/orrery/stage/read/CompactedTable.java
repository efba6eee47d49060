package io.orrery.stage.read;

import io.orrery.stage.Aside;
import io.orrery.stage.KafkaSettings;
import io.orrery.topics.catalog.Topic;
import io.orrery.topics.wire.MalformedRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A compacted topic as a map from key text to value, followed on a thread of its own from the beginning of the
/// topic. Reads are for any thread and never wait; what they see is as new as the log allows, not newer.
///
/// Values that cannot be decoded are put aside and leave the older value in place.
public final class CompactedTable<V> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CompactedTable.class);

    /// Further keys are left out, and an error is logged.
    public static final int MAX_ENTRIES = 1_000_000;

    /// Told about changes on the table's thread, in log order; must not block.
    @FunctionalInterface
    public interface Listener<V> {
        /// @param value empty when the key was deleted
        void changed(String key, Optional<V> value);
    }

    private final Topic topic;
    private final Function<byte[], V> decode;
    private final Aside aside;
    private final Map<String, V> entries = new ConcurrentHashMap<>();
    private final List<Listener<V>> listeners = new CopyOnWriteArrayList<>();
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private final ReaderLoop loop;

    /// @param decode throws for bytes that are no value
    public CompactedTable(KafkaSettings kafka, Topic topic, Function<byte[], V> decode, Aside aside) {
        this.topic = topic;
        this.decode = decode;
        this.aside = aside;
        this.loop = new ReaderLoop("table-" + topic.name(), kafka.reader(), new Following());
    }

    /// Returns at once; [#awaitCaughtUp] waits for what the topic holds now.
    public void start() {
        loop.start();
    }

    /// Whether everything that the topic held when the table was started is in it.
    public boolean isCaughtUp() {
        return caughtUp.getCount() == 0;
    }

    /// @return false when the time was over first
    public boolean awaitCaughtUp(Duration timeout) throws InterruptedException {
        return caughtUp.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// Whether the table is still being followed.
    public boolean isAlive() {
        return loop.isAlive();
    }

    public Optional<V> get(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    /// A live view, weakly consistent.
    public Map<String, V> entries() {
        return Collections.unmodifiableMap(entries);
    }

    /// First tells `listener` all entries of now on the calling thread, then every change on the table's thread.
    public Subscription listen(Listener<V> listener) {
        synchronized (entries) {
            entries.forEach((key, value) -> listener.changed(key, Optional.of(value)));
            listeners.add(listener);
        }
        return () -> listeners.remove(listener);
    }

    private final class Following implements ReaderLoop.Body {
        @Override
        public void open(KafkaConsumer<byte[], byte[]> consumer) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(topic.name(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            for (TopicPartition partition : partitions) {
                Long offset = next.get(partition);
                if (offset == null) {
                    consumer.seekToBeginning(List.of(partition));
                } else {
                    consumer.seek(partition, offset);
                }
            }
            if (!isCaughtUp()) {
                ends.clear();
                ends.putAll(consumer.endOffsets(partitions));
            }
        }

        @Override
        public void turn(KafkaConsumer<byte[], byte[]> consumer) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                apply(record);
                next.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
            }
            if (!isCaughtUp()
                    && ends.keySet().stream().allMatch(p -> consumer.position(p) >= ends.getOrDefault(p, 0L))) {
                caughtUp.countDown();
            }
        }
    }

    private void apply(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            aside.put(record, new MalformedRecord("the record has no key"));
            return;
        }
        String key = new String(record.key(), StandardCharsets.UTF_8);
        try {
            put(key, record.value() == null ? null : decode.apply(record.value()));
        } catch (RuntimeException malformed) {
            aside.put(record, malformed);
        }
    }

    private void put(String key, @Nullable V value) {
        synchronized (entries) {
            if (value == null) {
                entries.remove(key);
            } else if (entries.size() < MAX_ENTRIES || entries.containsKey(key)) {
                entries.put(key, value);
            } else {
                LOG.error("{} has more than {} keys, {} is left out", topic, MAX_ENTRIES, key);
                return;
            }
            for (Listener<V> listener : listeners) {
                tell(listener, key, value);
            }
        }
    }

    private void tell(Listener<V> listener, String key, @Nullable V value) {
        try {
            listener.changed(key, Optional.ofNullable(value));
        } catch (RuntimeException broken) {
            LOG.error("a listener of {} failed at {}, the table goes on", topic, key, broken);
        }
    }

    @Override
    public void close() {
        loop.close();
    }
}
