package io.orrery.gateway.log;

import io.orrery.stage.DeadLetters;
import io.orrery.stage.KafkaSettings;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.Partitions;
import io.orrery.topics.catalog.Topic;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.RecordKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;

/// Finds the living keys of one graph in one topic by reading the graph's partition. Costs the partition's size, since
/// Kafka has no index by key; only deletion does it. Blocks.
public final class PartitionKeys {
    /// Keys held at a time; when there are more they are handed over in several lots.
    private static final int MAX_HELD = 100_000;

    private static final Duration STALL = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaSettings kafka;
    private final int partitions;

    public PartitionKeys(KafkaSettings kafka, int partitions) {
        this.kafka = kafka;
        this.partitions = partitions;
    }

    /// Hands over every key of `graph` whose newest committed record, as of now, is no tombstone.
    ///
    /// @return how many were handed over
    /// @throws org.apache.kafka.common.KafkaException when the broker is away or nothing comes for half a minute
    public long scan(Topic topic, GraphId graph, Consumer<RecordKey> living) {
        byte[] prefix = graph.value().getBytes(StandardCharsets.UTF_8);
        return scan(
                topic,
                graph,
                entry -> RecordKey.belongsTo(entry.key(), prefix),
                key -> living.accept(RecordKey.parse(key.getBytes(StandardCharsets.UTF_8))));
    }

    /// As above, for the dead letters about records of `graph`, whose keys do not name it.
    ///
    /// @param living takes the keys
    public long scanLetters(GraphId graph, Consumer<String> living) {
        byte[] prefix = graph.value().getBytes(StandardCharsets.UTF_8);
        return scan(
                Catalogue.DEAD_LETTERS,
                graph,
                entry -> {
                    Header source = entry.headers().lastHeader(DeadLetters.SOURCE_KEY);
                    return source != null && source.value() != null && RecordKey.belongsTo(source.value(), prefix);
                },
                living);
    }

    private long scan(
            Topic topic, GraphId graph, Predicate<ConsumerRecord<byte[], byte[]>> ours, Consumer<String> living) {
        TopicPartition partition = new TopicPartition(topic.name(), Partitions.of(graph, partitions));
        Set<String> held = new LinkedHashSet<>();
        long found = 0;
        try (var consumer = new KafkaConsumer<byte[], byte[]>(kafka.reader())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(Set.of(partition)).getOrDefault(partition, 0L);
            long lastProgress = System.nanoTime();
            long position = consumer.position(partition);
            while (position < end) {
                for (ConsumerRecord<byte[], byte[]> entry : consumer.poll(POLL)) {
                    if (entry.key() != null && entry.offset() < end) {
                        note(entry, held, ours);
                    }
                }
                if (held.size() >= MAX_HELD) {
                    found += handOver(held, living);
                }
                long now = consumer.position(partition);
                if (now > position) {
                    lastProgress = System.nanoTime();
                } else if (System.nanoTime() - lastProgress > STALL.toNanos()) {
                    throw new TimeoutException(partition + " does not go on at " + now + " of " + end);
                }
                position = now;
            }
        }
        return found + handOver(held, living);
    }

    private static void note(
            ConsumerRecord<byte[], byte[]> entry, Set<String> held, Predicate<ConsumerRecord<byte[], byte[]>> ours) {
        if (entry.value() == null) {
            held.remove(new String(entry.key(), StandardCharsets.UTF_8)); // tombstones tell no more than their key
        } else if (ours.test(entry)) {
            held.add(new String(entry.key(), StandardCharsets.UTF_8));
        }
    }

    private static long handOver(Set<String> held, Consumer<String> living) {
        held.forEach(living);
        long count = held.size();
        held.clear();
        return count;
    }
}
