package io.orrery.stage.loop;

import io.orrery.stage.KafkaSettings;
import io.orrery.stage.StageException;
import io.orrery.topics.model.DoorPosition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A cluster of somebody else's, read without a group. What it does wrong is weather.
final class OtherCluster {

    private static final Logger LOG = LoggerFactory.getLogger(OtherCluster.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final KafkaSettings ours;
    private final ForeignTopics topics;
    private final LoopSettings settings;
    private @Nullable Admin admin;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;
    private Predicate<String> allowed = name -> true;

    OtherCluster(KafkaSettings ours, ForeignTopics topics, LoopSettings settings) {
        this.ours = ours;
        this.topics = topics;
        this.settings = settings;
    }

    /// Connects anew: after a failure nobody knows what the old clients are about.
    void open() {
        close();
        Map<String, Object> reading = topics.cluster().reader();
        reading.put("auto.offset.reset", "none");
        reading.put("allow.auto.create.topics", false);
        reading.put("max.poll.records", settings.maxRecords());
        reading.put("client.id", settings.transactionalId());
        Map<String, Object> asking = topics.cluster().admin();
        asking.put("client.id", settings.transactionalId() + "-admin");
        asking.put("default.api.timeout.ms", 10_000);
        asking.put("request.timeout.ms", 5_000);
        try {
            admin = Admin.create(asking);
            consumer = new KafkaConsumer<>(reading);
            allowed = allowed();
        } catch (KafkaException failed) {
            throw topics.weather(failed);
        }
    }

    /// What is Kafka's own is never read, and from our own cluster nothing that we write.
    private Predicate<String> allowed() {
        Predicate<String> foreign = name -> !name.startsWith("__");
        return clusterId(live(admin)).equals(ownClusterId())
                ? foreign.and(name -> !name.startsWith("orrery.") && !name.startsWith("orrery-"))
                : foreign;
    }

    private String ownClusterId() {
        try (Admin own = Admin.create(ours.admin())) {
            return clusterId(own);
        }
    }

    private String clusterId(Admin of) {
        try {
            return of.describeCluster().clusterId().get();
        } catch (ExecutionException failed) {
            throw topics.weather(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw StageException.weather("interrupted while asking a cluster who it is", interrupted);
        }
    }

    boolean look() {
        return topics.look(live(admin), allowed);
    }

    /// Reads these from now on; what has no position from its beginning.
    void read(Map<TopicPartition, String> partitions, Map<TopicPartition, DoorPosition.OfTopic> from) {
        KafkaConsumer<byte[], byte[]> reader = live(consumer);
        try {
            reader.assign(partitions.keySet());
            Set<TopicPartition> unknown = new HashSet<>(partitions.keySet());
            unknown.removeAll(from.keySet());
            if (!unknown.isEmpty()) {
                reader.seekToBeginning(unknown);
            }
            from.forEach((partition, position) -> reader.seek(
                    partition,
                    new OffsetAndMetadata(
                            position.next(),
                            position.leaderEpoch() < 0 ? Optional.empty() : Optional.of(position.leaderEpoch()),
                            "")));
        } catch (KafkaException failed) {
            throw topics.weather(failed);
        }
    }

    boolean isReading() {
        KafkaConsumer<byte[], byte[]> reader = consumer;
        return reader != null && !reader.assignment().isEmpty();
    }

    Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        try {
            return live(consumer).endOffsets(partitions);
        } catch (KafkaException failed) {
            throw topics.weather(failed);
        }
    }

    List<ConsumerRecord<byte[], byte[]>> poll(Duration timeout) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        live(consumer).poll(timeout).forEach(records::add);
        return records;
    }

    /// Their retention was faster than we, or the log was cut.
    ///
    /// @return how many records were never read, at most
    long goToWhatIsLeft(OffsetOutOfRangeException gone) {
        KafkaConsumer<byte[], byte[]> reader = live(consumer);
        Map<TopicPartition, Long> wanted = gone.offsetOutOfRangePartitions();
        Map<TopicPartition, Long> begins = reader.beginningOffsets(wanted.keySet());
        Map<TopicPartition, Long> ends = reader.endOffsets(wanted.keySet());
        long lost = 0;
        for (Map.Entry<TopicPartition, Long> one : wanted.entrySet()) {
            TopicPartition partition = one.getKey();
            long begin = begins.getOrDefault(partition, 0L);
            if (one.getValue() < begin) {
                lost += begin - one.getValue();
                LOG.error(
                        "stage={} {} lost up to {} records: their retention removed offsets {} to {} before they were read",
                        settings.stage(),
                        partition,
                        begin - one.getValue(),
                        one.getValue(),
                        begin - 1);
                reader.seek(partition, begin);
            } else {
                long to = divergence(gone, partition).orElse(ends.getOrDefault(partition, begin));
                LOG.error(
                        "stage={} {} was cut by its cluster: offset {} is not there any more, reading goes on at {}",
                        settings.stage(),
                        partition,
                        one.getValue(),
                        to);
                reader.seek(partition, to);
            }
        }
        return lost;
    }

    private static Optional<Long> divergence(OffsetOutOfRangeException gone, TopicPartition partition) {
        return gone instanceof LogTruncationException cut
                ? Optional.ofNullable(cut.divergentOffsets().get(partition)).map(OffsetAndMetadata::offset)
                : Optional.empty();
    }

    long lag() {
        KafkaConsumer<byte[], byte[]> reader = consumer;
        long sum = 0;
        if (reader != null) {
            for (TopicPartition partition : reader.assignment()) {
                sum += reader.currentLag(partition).orElse(0);
            }
        }
        return sum;
    }

    /// From any thread.
    void wakeup() {
        KafkaConsumer<byte[], byte[]> reader = consumer;
        if (reader != null) {
            reader.wakeup();
        }
    }

    private static <T> T live(@Nullable T client) {
        if (client == null) {
            throw StageException.weather("the other cluster is not open", null);
        }
        return client;
    }

    void close() {
        KafkaConsumer<byte[], byte[]> reader = consumer;
        Admin asker = admin;
        consumer = null;
        admin = null;
        if (reader != null) {
            reader.close(CloseOptions.timeout(CLOSE_TIMEOUT));
        }
        if (asker != null) {
            asker.close(CLOSE_TIMEOUT);
        }
    }
}
