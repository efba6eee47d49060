package io.orrery.gateway.log;

import io.orrery.gateway.http.Refusal;
import io.orrery.stage.KafkaSettings;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.Partitions;
import io.orrery.topics.catalog.Topic;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.RecordKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/// Appends records to the partition of their graph with an idempotent producer. Records of one caller keep their
/// order. Thread-safe.
public final class LogWriter implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LogWriter.class);
    private static final Duration RETRY_AFTER_OUTAGE = Duration.ofSeconds(5);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final KafkaProducer<byte[], byte[]> producer;
    private final int partitions;

    /// @param like the topic whose compression all records get
    public LogWriter(KafkaSettings kafka, int partitions, Topic like) {
        this.producer = new KafkaProducer<>(kafka.producer(like));
        this.partitions = partitions;
    }

    /// Where a record came to lie.
    public record Place(int partition, long offset) {}

    /// Appends one record. Blocks while the producer's buffer is full: that is the back pressure to the socket.
    ///
    /// @param value null for a tombstone
    /// @return completes once all replicas have it; fails with a 503 [Refusal] when they do not in time
    public CompletableFuture<Place> append(
            Topic topic, RecordKey key, byte @Nullable [] value, Map<String, byte[]> headers) {
        var entry = new ProducerRecord<byte[], byte[]>(
                topic.name(), Partitions.of(key.graph(), partitions), System.currentTimeMillis(), key.toBytes(), value);
        headers.forEach((name, text) -> entry.headers().add(name, text));
        return append(topic, entry);
    }

    private CompletableFuture<Place> append(Topic topic, ProducerRecord<byte[], byte[]> entry) {
        var done = new CompletableFuture<Place>();
        try {
            Future<?> _ = producer.send(entry, (metadata, failure) -> {
                if (failure == null) {
                    done.complete(new Place(metadata.partition(), metadata.offset()));
                } else {
                    done.completeExceptionally(outage(topic, failure));
                }
            });
        } catch (KafkaException | IllegalStateException e) {
            done.completeExceptionally(outage(topic, e));
        }
        return done;
    }

    /// As [#append] without headers, waiting for the replicas. For virtual threads.
    ///
    /// @throws Refusal 503 when they do not answer in time
    public Place write(Topic topic, RecordKey key, byte @Nullable [] value) {
        return await(append(topic, key, value, Map.of()));
    }

    /// Puts a tombstone on a dead letter about a record of `graph`. For virtual threads.
    ///
    /// @throws Refusal 503 when the replicas do not answer in time
    public void eraseLetter(GraphId graph, String key) {
        Topic topic = Catalogue.DEAD_LETTERS;
        Place _ = await(append(
                topic,
                new ProducerRecord<>(
                        topic.name(), Partitions.of(graph, partitions), key.getBytes(StandardCharsets.UTF_8), null)));
    }

    private static Place await(CompletableFuture<Place> appended) {
        try {
            return appended.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Refusal refusal ? refusal : e;
        }
    }

    @Override
    public void close() {
        producer.close(LAST_WORDS);
    }

    private static Refusal outage(Topic topic, Exception failure) {
        log.warn("The log did not take a record for {}: {}", topic, failure.toString());
        return Refusal.later(
                HttpStatus.SERVICE_UNAVAILABLE,
                "The log is unavailable, nothing was committed, try again shortly",
                RETRY_AFTER_OUTAGE);
    }
}
