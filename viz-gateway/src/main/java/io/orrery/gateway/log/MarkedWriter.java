package io.orrery.gateway.log;

import io.orrery.gateway.http.Refusal;
import io.orrery.stage.KafkaSettings;
import io.orrery.stage.StageException;
import io.orrery.stage.read.SettledTable;
import io.orrery.topics.catalog.Partitions;
import io.orrery.topics.catalog.Topic;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.RecordKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/// Writes records of which each may be written once and never again, whoever asks, however often, and whatever
/// crashes: each goes in one transaction with a mark, and what is marked is left out.
///
/// A partition has one transactional id. Opening it ends what another process left open under it, and fences that
/// process; only then are the marks read, up to the end of what was ever written. Thread-safe; one writing at a time.
public final class MarkedWriter implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(MarkedWriter.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final int ENTRIES_A_TRANSACTION = 500;
    private static final long BYTES_A_TRANSACTION = 8L << 20;

    private final KafkaSettings kafka;
    private final int partitions;
    private final String id;
    private final Topic like;
    private final Topic marks;
    private final SettledTable written;
    private final ReentrantLock turn = new ReentrantLock();

    /// @param id names what is written, among everything on this Kafka
    /// @param like the topic whose compression all records get
    /// @param marks compacted topic of the marks
    public MarkedWriter(KafkaSettings kafka, int partitions, String id, Topic like, Topic marks) {
        this.kafka = kafka;
        this.partitions = partitions;
        this.id = id;
        this.like = like;
        this.marks = marks;
        this.written = new SettledTable(kafka, marks);
    }

    /// A record and the mark that says that it is written.
    public record Entry(
            Topic topic, RecordKey key, byte[] value, Map<String, byte[]> headers, RecordKey mark, byte[] marked) {}

    /// Writes those of a graph that no mark forbids.
    ///
    /// @return for each whether it was written now
    /// @throws Refusal 409 when somebody else is writing, 503 when the log is away; what was written until then is
    ///     marked, so that asking again writes the rest
    public List<Boolean> write(GraphId graph, List<Entry> entries) {
        int partition = Partitions.of(graph, partitions);
        begin();
        try {
            return write(partition, entries);
        } catch (KafkaException | StageException failed) {
            log.warn("Graph {}: a transaction of {} was given up: {}", graph, id, failed.toString());
            throw Refusal.later(
                    HttpStatus.SERVICE_UNAVAILABLE, "The log did not take it, nothing is lost, ask again", RETRY);
        } finally {
            turn.unlock();
        }
    }

    private void begin() {
        try {
            if (turn.tryLock(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        throw Refusal.later(HttpStatus.CONFLICT, "Another replay is under way, ask again shortly", RETRY);
    }

    private List<Boolean> write(int partition, List<Entry> entries) {
        List<Boolean> fresh = new ArrayList<>();
        Map<String, Object> settings = kafka.transactionalProducer(like, "orrery-" + id + "-" + partition);
        KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings);
        try {
            producer.initTransactions();
            written.refresh(partition);
            Set<RecordKey> now = new HashSet<>();
            List<Entry> open = new ArrayList<>();
            long bytes = 0;
            for (Entry entry : entries) {
                boolean isNew = written.get(partition, entry.mark().toString()).isEmpty() && now.add(entry.mark());
                fresh.add(isNew);
                if (isNew) {
                    open.add(entry);
                    bytes += entry.value().length;
                }
                if (open.size() == ENTRIES_A_TRANSACTION || bytes > BYTES_A_TRANSACTION) {
                    commit(producer, partition, open);
                    bytes = 0;
                }
            }
            commit(producer, partition, open);
            return fresh;
        } finally {
            // After a failure nothing is waited for: whoever opens the id next settles what is open.
            producer.close(Duration.ZERO);
        }
    }

    private void commit(KafkaProducer<byte[], byte[]> producer, int partition, List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        producer.beginTransaction();
        for (Entry entry : entries) {
            ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                    entry.topic().name(), partition, entry.key().toBytes(), entry.value());
            entry.headers().forEach((name, value) -> record.headers().add(name, value));
            // Errors of single sends fail the commit, which throws them.
            Future<?> _ = producer.send(record);
            Future<?> _ = producer.send(
                    new ProducerRecord<>(marks.name(), partition, entry.mark().toBytes(), entry.marked()));
        }
        producer.commitTransaction();
        entries.clear();
    }

    @Override
    public void close() {
        if (turn.tryLock()) {
            try {
                written.close();
            } finally {
                turn.unlock();
            }
        }
    }
}
