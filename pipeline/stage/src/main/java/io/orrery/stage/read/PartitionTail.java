package io.orrery.stage.read;

import io.orrery.stage.Aside;
import io.orrery.stage.KafkaSettings;
import io.orrery.stage.StageException;
import io.orrery.topics.catalog.Topic;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.wire.MalformedRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows the ends of some partitions of some topics with one consumer and hands each record to the listeners of
/// its graph: a process holds one of these however many graphs it looks at.
///
/// Records committed after [#start] (or [#follow] of partitions) returned are delivered, in log order per
/// partition, until retention overtakes a reader that was away too long; that shows as a gap in the sequence of a
/// graph.
public final class PartitionTail implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PartitionTail.class);
    private static final Duration OPEN_TIMEOUT = Duration.ofSeconds(30);

    /// Called on the tail's thread, one at a time; must not block, or all graphs wait. What it throws about the
    /// record's bytes puts the record aside.
    @FunctionalInterface
    public interface Listener {
        /// @param record with null value for a tombstone
        void record(ConsumerRecord<byte[], byte[]> record);
    }

    /// The partitions wanted since some moment, and who waits until their ends are known.
    private record Wanted(Set<Integer> partitions, CountDownLatch followed) {}

    private final String name;
    private final List<Topic> topics;
    private final Aside aside;
    private final ReaderLoop loop;
    private final Map<String, List<Listener>> byGraph = new ConcurrentHashMap<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private volatile Wanted wanted = new Wanted(Set.of(), new CountDownLatch(0));
    private @Nullable Wanted done;

    /// @param name of the thread and in logs
    public PartitionTail(KafkaSettings kafka, String name, List<Topic> topics, Aside aside) {
        this.name = name;
        this.topics = List.copyOf(topics);
        this.aside = aside;
        Map<String, Object> properties = kafka.reader();
        properties.put("auto.offset.reset", "latest");
        properties.put("client.id", name);
        this.loop = new ReaderLoop(name, properties, new Following());
    }

    /// Begins to follow these partitions of every topic from their ends of now; returns when those are known.
    ///
    /// @throws StageException (weather) when the broker does not tell the ends in time
    public void start(Set<Integer> partitions) {
        wanted = new Wanted(Set.copyOf(partitions), new CountDownLatch(1));
        loop.start();
        await(wanted);
    }

    /// Follows these partitions from now on; kept ones go on where they are, new ones begin at their ends of now.
    /// Returns when those are known. Not from a listener.
    ///
    /// @throws StageException (weather) when the broker does not tell the ends in time
    public void follow(Set<Integer> partitions) {
        Wanted now = new Wanted(Set.copyOf(partitions), new CountDownLatch(1));
        wanted = now;
        await(now);
    }

    private void await(Wanted asked) {
        try {
            if (!asked.followed.await(OPEN_TIMEOUT.toNanos(), TimeUnit.NANOSECONDS)) {
                throw StageException.weather(name + " could not find the ends of its partitions in time", null);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw StageException.weather(name + " was interrupted", interrupted);
        }
    }

    /// Hands the records of one graph to `listener`, those committed after this call and perhaps a few before.
    public Subscription listen(GraphId graph, Listener listener) {
        byGraph.compute(graph.value(), (id, known) -> {
            List<Listener> all = known == null ? new CopyOnWriteArrayList<>() : known;
            all.add(listener);
            return all;
        });
        return () -> byGraph.computeIfPresent(graph.value(), (id, known) -> {
            known.remove(listener);
            return known.isEmpty() ? null : known;
        });
    }

    /// Hands every record to `listener`.
    public Subscription listen(Listener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /// Whether the tail is still followed.
    public boolean isAlive() {
        return loop.isAlive();
    }

    private final class Following implements ReaderLoop.Body {
        @Override
        public void open(KafkaConsumer<byte[], byte[]> consumer) {
            done = null;
        }

        @Override
        public void turn(KafkaConsumer<byte[], byte[]> consumer) {
            Wanted now = wanted;
            if (!now.equals(done)) {
                assign(consumer, now.partitions);
                done = now;
                now.followed.countDown();
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                next.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
                deliver(record);
            }
        }
    }

    private void assign(KafkaConsumer<byte[], byte[]> consumer, Set<Integer> partitions) {
        Set<TopicPartition> all = new HashSet<>();
        for (Topic topic : topics) {
            partitions.forEach(partition -> all.add(new TopicPartition(topic.name(), partition)));
        }
        consumer.assign(all);
        next.keySet().retainAll(all);
        Set<TopicPartition> fresh = new HashSet<>(all);
        fresh.removeAll(next.keySet());
        next.putAll(consumer.endOffsets(fresh));
        next.forEach(consumer::seek);
    }

    private void deliver(ConsumerRecord<byte[], byte[]> record) {
        tell(listeners, record);
        byte[] key = record.key();
        int slash = key == null ? -1 : slash(key);
        if (slash > 0) {
            List<Listener> interested = byGraph.get(new String(key, 0, slash, StandardCharsets.UTF_8));
            if (interested != null) {
                tell(interested, record);
            }
        }
    }

    private static int slash(byte[] key) {
        for (int i = 0; i < key.length; i++) {
            if (key[i] == '/') {
                return i;
            }
        }
        return -1;
    }

    private void tell(Collection<Listener> interested, ConsumerRecord<byte[], byte[]> record) {
        for (Listener listener : interested) {
            try {
                listener.record(record);
            } catch (MalformedRecord malformed) {
                aside.put(record, malformed);
            } catch (RuntimeException broken) {
                String place = record.topic() + "-" + record.partition() + "@" + record.offset();
                LOG.error("{}: a listener failed at {}, the others go on", name, place, broken);
            }
        }
    }

    @Override
    public void close() {
        loop.close();
    }
}
