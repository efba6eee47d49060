package io.orrery.layout.edge;

import io.orrery.stage.Backoff;
import io.orrery.stage.Failure;
import io.orrery.stage.KafkaSettings;
import io.orrery.topics.catalog.Catalogue;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Shares the partitions of `graph-deltas` among all layout processes by a consumer group. Of each partition that
/// becomes ours it reads the change sets after the group's offset once, to learn which graphs have news; then it rests
/// and only commits how far the layout's places are safe.
final class Ownership implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ownership.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);
    private static final long COMMIT_NANOS = Duration.ofSeconds(2).toNanos();

    /// What the service does with its partitions; all calls come from one thread.
    interface Listener {
        /// These partitions are ours from now on, `gained` among them are new. Returns when their ends are followed.
        void owned(Set<Integer> partitions, Set<Integer> gained);

        /// A change set that was written before the partition became ours and may not be laid out yet.
        void missed(ConsumerRecord<byte[], byte[]> message);

        /// First offset per partition that must be read again after a restart.
        Map<Integer, Long> settledOffsets();

        /// The group was joined (or joined again), or is out of reach for this reason.
        void state(@Nullable String trouble);
    }

    private final Map<String, Object> properties;
    private final Listener listener;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private final Set<Integer> owned = new HashSet<>();
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private final Map<Integer, Long> committed = new HashMap<>();
    private boolean joined;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> current;

    Ownership(KafkaSettings kafka, String group, Listener listener) {
        this.properties = kafka.consumer(group);
        this.listener = listener;
        this.thread = Thread.ofPlatform().name("layout-ownership").daemon(true).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        int failures = 0;
        while (stop.getCount() > 0) {
            try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(properties)) {
                current = consumer;
                Set<Integer> gained = new HashSet<>();
                consumer.subscribe(List.of(Catalogue.GRAPH_DELTAS.name()), new Rebalance(gained));
                long commitAt = System.nanoTime() + COMMIT_NANOS;
                while (stop.getCount() > 0) {
                    turn(consumer, gained);
                    failures = 0;
                    if (System.nanoTime() >= commitAt) {
                        commit(consumer);
                        commitAt = System.nanoTime() + COMMIT_NANOS;
                    }
                }
                commit(consumer);
            } catch (WakeupException asked) {
                LOG.debug("woken to stop");
            } catch (RuntimeException failed) {
                waitOut(failed, ++failures);
            } finally {
                current = null;
            }
        }
    }

    private void turn(KafkaConsumer<byte[], byte[]> consumer, Set<Integer> gained) {
        ConsumerRecords<byte[], byte[]> messages = consumer.poll(POLL);
        if (!gained.isEmpty()) {
            Set<Integer> fresh = Set.copyOf(gained);
            gained.clear();
            listener.owned(Set.copyOf(owned), fresh);
            List<TopicPartition> partitions = fresh.stream()
                    .map(partition -> new TopicPartition(Catalogue.GRAPH_DELTAS.name(), partition))
                    .toList();
            ends.putAll(consumer.endOffsets(partitions));
        }
        // One poll may bring a partition and its first records: who owns it must be known before what lies in it.
        for (ConsumerRecord<byte[], byte[]> message : messages) {
            listener.missed(message);
        }
        if (joined) {
            joined = false;
            listener.state(null);
        }
        rest(consumer);
    }

    /// Partitions that are read to the end as of their arrival are read no further: the tail follows them.
    private void rest(KafkaConsumer<byte[], byte[]> consumer) {
        Set<TopicPartition> done = ends.entrySet().stream()
                .filter(entry -> consumer.assignment().contains(entry.getKey()))
                .filter(entry -> consumer.position(entry.getKey()) >= entry.getValue())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        consumer.pause(done);
        ends.keySet().removeAll(done);
    }

    private void commit(KafkaConsumer<byte[], byte[]> consumer) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        listener.settledOffsets().forEach((partition, offset) -> {
            if (owned.contains(partition) && !offset.equals(committed.get(partition))) {
                offsets.put(
                        new TopicPartition(Catalogue.GRAPH_DELTAS.name(), partition), new OffsetAndMetadata(offset));
                committed.put(partition, offset);
            }
        });
        if (!offsets.isEmpty()) {
            consumer.commitSync(offsets);
        }
    }

    private final class Rebalance implements ConsumerRebalanceListener {
        private final Set<Integer> gained;

        Rebalance(Set<Integer> gained) {
            this.gained = gained;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            joined = true;
            for (TopicPartition partition : partitions) {
                owned.add(partition.partition());
                gained.add(partition.partition());
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            for (TopicPartition partition : partitions) {
                owned.remove(partition.partition());
                gained.remove(partition.partition());
                committed.remove(partition.partition());
                ends.remove(partition);
            }
            listener.owned(Set.copyOf(owned), Set.of());
        }
    }

    private void waitOut(RuntimeException failed, int failures) {
        Duration delay = Backoff.DEFAULT.delay(failures);
        if (Failure.of(failed) instanceof Failure.Weather) {
            LOG.warn("group out of reach, failures={} retryIn={}: {}", failures, delay, failed.toString());
        } else {
            LOG.error("group membership failed, failures={} retryIn={}", failures, delay, failed);
        }
        listener.state(failed.toString());
        owned.clear();
        ends.clear();
        committed.clear();
        try {
            if (stop.await(delay.toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.debug("stopped while waiting");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop.countDown();
        KafkaConsumer<byte[], byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            if (thread.getState() != Thread.State.NEW && !thread.join(CLOSE_TIMEOUT)) {
                LOG.error("did not stop within {}", CLOSE_TIMEOUT);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
