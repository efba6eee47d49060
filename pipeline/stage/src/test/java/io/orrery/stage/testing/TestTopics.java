package io.orrery.stage.testing;

import io.orrery.stage.KafkaSettings;
import io.orrery.stage.TopicKeeper;
import io.orrery.topics.catalog.Cleanup;
import io.orrery.topics.catalog.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/// Topics of a test's own and simple ways to fill and read them.
public final class TestTopics {

    private TestTopics() {}

    /// A new topic with an unused name.
    public static Topic fresh(KafkaSettings kafka, String name, Cleanup cleanup, int partitions) {
        String unique = "test." + name + "." + Long.toString(System.nanoTime(), 36);
        Topic topic = new Topic(unique, "key", "value", cleanup, Topic.FOREVER, "none");
        new TopicKeeper(kafka, List.of(topic), partitions).ensure();
        return topic;
    }

    /// Sends and waits for the broker.
    public static void send(KafkaSettings kafka, List<ProducerRecord<byte[], byte[]>> records) {
        Topic any = new Topic("any", "key", "value", Cleanup.DELETE, Topic.FOREVER, "none");
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(kafka.producer(any))) {
            List<Future<RecordMetadata>> sent =
                    records.stream().map(producer::send).toList();
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException("the test's records could not be sent", failed);
        }
    }

    /// All committed records of a topic between its beginning and its end as of now.
    public static List<ConsumerRecord<byte[], byte[]>> readAll(KafkaSettings kafka, String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(kafka.reader())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(50)).forEach(records::add);
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("could not read " + topic + " to its end within 30 s");
                }
            }
            return records;
        }
    }

    /// Waits until no transaction on the topic is open. A commit is decided when it returns, but readers see it only
    /// with the broker's marker, which may follow a moment later.
    public static void awaitSettled(KafkaSettings kafka, String topic) {
        Map<String, Object> all = new HashMap<>(kafka.reader());
        all.put("isolation.level", "read_uncommitted");
        try (KafkaConsumer<byte[], byte[]> committed = new KafkaConsumer<>(kafka.reader());
                KafkaConsumer<byte[], byte[]> written = new KafkaConsumer<>(all)) {
            List<TopicPartition> partitions = committed.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (!written.endOffsets(partitions).equals(committed.endOffsets(partitions))) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("a transaction on " + topic + " stays open for 30 s");
                }
            }
        }
    }

    /// Polls `topic` from its beginning until what was read satisfies `enough`, at most `timeout`.
    public static List<ConsumerRecord<byte[], byte[]>> readUntil(
            KafkaSettings kafka,
            String topic,
            Predicate<List<ConsumerRecord<byte[], byte[]>>> enough,
            Duration timeout) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(kafka.reader())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            long deadline = System.nanoTime() + timeout.toNanos();
            while (!enough.test(records) && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(50)).forEach(records::add);
            }
            return records;
        }
    }
}
