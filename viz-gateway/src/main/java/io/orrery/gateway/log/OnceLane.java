package io.orrery.gateway.log;

import io.orrery.gateway.http.Refusal;
import io.orrery.stage.KafkaSettings;
import io.orrery.stage.StageException;
import io.orrery.stage.read.SettledReader;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.Topic;
import io.orrery.topics.model.KeyedPost;
import io.orrery.topics.model.RecordKey;
import io.orrery.topics.wire.Documents;
import io.orrery.topics.wire.MalformedRecord;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/// One transactional id of [OnceWriter], and the answers that were committed under it.
///
/// Opening the id ends what another process left open under it and fences that process; only then are the answers of a
/// partition read, up to the end of what was ever written. A commit that succeeds therefore says that nobody has opened
/// the id meanwhile, so that no answer was missed. Thread-safe; one writing at a time.
final class OnceLane implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(OnceLane.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final long BUFFER_BYTES = 16L << 20;

    private final KafkaSettings kafka;
    private final Map<String, Object> settings;
    private final KeptAnswers answers;
    private final Clock clock;
    private final ReentrantLock turn = new ReentrantLock();
    /// Where to go on reading, by partition.
    private final Map<Integer, Long> next = new HashMap<>();
    /// Partitions whose answers were read since the id was opened.
    private final Set<Integer> known = new HashSet<>();

    private @Nullable KafkaProducer<byte[], byte[]> open;
    private boolean isFull;

    OnceLane(KafkaSettings kafka, Map<String, Object> settings, KeptAnswers answers, Clock clock) {
        this.kafka = kafka;
        this.settings = new HashMap<>(settings);
        this.settings.put("buffer.memory", BUFFER_BYTES); // of each lane; the posts themselves are bounded before
        this.answers = answers;
        this.clock = clock;
    }

    OnceWriter.Answer once(int partition, RecordKey key, Function<OnceWriter.Transaction, String> work) {
        if (!await(PATIENCE)) {
            throw Refusal.later(
                    HttpStatus.TOO_MANY_REQUESTS, "Too many posts with a key at a time, try again shortly", RETRY);
        }
        try {
            return insist(partition, key, work);
        } catch (KafkaException | StageException failed) {
            log.warn("Partition {}: a post with a key was given up: {}", partition, failed.toString());
            throw Refusal.later(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "The log did not answer; nothing is lost, send it again with the same key",
                    RETRY);
        } finally {
            turn.unlock();
        }
    }

    /// Tries a second time where opening the id anew helps: another gateway has opened it since, or the broker has
    /// forgotten it, or the sender hung up in the middle, which would leave a transaction open that holds
    /// up readers.
    private OnceWriter.Answer insist(int partition, RecordKey key, Function<OnceWriter.Transaction, String> work) {
        boolean wasOpen = open != null;
        try {
            return attempt(partition, key, work);
        } catch (KafkaException | StageException failed) {
            boolean interrupted = Thread.interrupted();
            if (!wasOpen && !interrupted) {
                throw failed;
            }
            log.info("Partition {}: a post with a key is tried again: {}", partition, failed.toString());
            try {
                return attempt(partition, key, work);
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    private boolean await(Duration patience) {
        try {
            return turn.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private OnceWriter.Answer attempt(int partition, RecordKey key, Function<OnceWriter.Transaction, String> work) {
        try {
            KafkaProducer<byte[], byte[]> producer = opened();
            learn(partition);
            Optional<String> before = answers.find(key.toString(), clock.millis());
            if (before.isPresent()) {
                return new OnceWriter.Answer(before.get(), false);
            }
            producer.beginTransaction();
            String answer = work.apply(
                    (topic, record, value, headers) -> send(producer, partition, topic, record, value, headers));
            long now = clock.millis();
            byte[] kept = Documents.encode(new KeyedPost(answer, now));
            send(producer, partition, Catalogue.KEYED_POSTS, key, kept, Map.of());
            producer.commitTransaction();
            keep(key.toString(), answer, now);
            return new OnceWriter.Answer(answer, true);
        } catch (RuntimeException failed) {
            discard();
            throw failed;
        }
    }

    private KafkaProducer<byte[], byte[]> opened() {
        KafkaProducer<byte[], byte[]> producer = open;
        if (producer == null) {
            producer = new KafkaProducer<>(settings);
            open = producer;
            producer.initTransactions();
        }
        return producer;
    }

    private void learn(int partition) {
        if (known.contains(partition)) {
            return;
        }
        try (SettledReader reader = new SettledReader(kafka, Catalogue.KEYED_POSTS)) {
            Long from = next.get(partition);
            if (from == null) {
                from = reader.since(partition, clock.millis() - OnceWriter.MEMORY.toMillis());
            }
            next.put(partition, reader.read(partition, from, this::note));
        }
        known.add(partition);
    }

    private void note(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null || record.value() == null) {
            return; // not ours
        }
        try {
            KeyedPost post = Documents.keyedPost(record.value());
            keep(new String(record.key(), StandardCharsets.UTF_8), post.answer(), post.atMillis());
        } catch (MalformedRecord foreign) {
            log.error(
                    "{}-{}@{} is no answer of ours: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    foreign.getMessage());
        }
    }

    private void keep(String key, String answer, long atMillis) {
        if (answers.keep(key, answer, atMillis) > 0 && !isFull) {
            isFull = true;
            log.warn("Keys of posts are forgotten before their time: there is no more room for them");
        }
    }

    /// Errors of single sends fail the commit, which throws them.
    private static void send(
            KafkaProducer<byte[], byte[]> producer,
            int partition,
            Topic topic,
            RecordKey key,
            byte[] value,
            Map<String, byte[]> headers) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic.name(), partition, key.toBytes(), value);
        headers.forEach((name, text) -> record.headers().add(name, text));
        Future<?> _ = producer.send(record);
    }

    /// Nothing is waited for: whoever opens the id next settles what is open.
    private void discard() {
        KafkaProducer<byte[], byte[]> producer = open;
        open = null;
        known.clear();
        if (producer != null) {
            producer.close(Duration.ZERO);
        }
    }

    @Override
    public void close() {
        if (await(LAST_WORDS)) {
            try {
                discard();
            } finally {
                turn.unlock();
            }
        }
    }
}
