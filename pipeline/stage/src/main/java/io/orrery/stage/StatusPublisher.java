package io.orrery.stage;

import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.Partitions;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.RecordKey;
import io.orrery.topics.model.StageStatus;
import io.orrery.topics.wire.Documents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Publishes how far a stage is with each graph: at most [#PER_SECOND] documents a second and graph, of which the
/// newest always arrives. Older ones in between are dropped. [#publish] is for any thread and never waits for the
/// broker.
///
/// Not part of any transaction: a status may run ahead of what is visible by the length of one.
public final class StatusPublisher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StatusPublisher.class);

    public static final int PER_SECOND = 4;

    /// Graphs whose pace is remembered; beyond it the quietest without a waiting status are forgotten.
    public static final int MAX_GRAPHS = 10_000;

    private static final long INTERVAL_NANOS = Duration.ofSeconds(1).toNanos() / PER_SECOND;
    private static final long LOOK_MILLIS = 20;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    /// When a graph may publish next, and what waits for it.
    private record Pace(long nextNanos, Optional<StageStatus> waiting) {}

    private final Producer<byte[], byte[]> producer;
    private final int partitions;
    private final LongSupplier nanos;
    private final Map<GraphId, Pace> paces = new LinkedHashMap<>(16, 0.75f, true);
    private final Thread thread;
    private boolean closed;

    /// @param partitions of every topic
    public StatusPublisher(KafkaSettings kafka, int partitions) {
        this(new KafkaProducer<>(kafka.producer(Catalogue.STATUS)), partitions, System::nanoTime);
        begin();
    }

    StatusPublisher(Producer<byte[], byte[]> producer, int partitions, LongSupplier nanos) {
        this.producer = producer;
        this.partitions = partitions;
        this.nanos = nanos;
        this.thread = Thread.ofPlatform().name("status").daemon(true).unstarted(this::run);
    }

    /// Apart from the constructor, so that tests can take what is due by hand.
    void begin() {
        thread.start();
    }

    /// Publishes when the graph's turn comes, usually at once.
    public synchronized void publish(StageStatus status) {
        if (closed) {
            LOG.warn("a status of graph {} came after close and is dropped", status.graph());
            return;
        }
        Pace pace = paces.get(status.graph());
        long next = pace == null ? nanos.getAsLong() : pace.nextNanos;
        paces.put(status.graph(), new Pace(next, Optional.of(status)));
        forgetQuiet();
        notifyAll();
    }

    private void forgetQuiet() {
        Iterator<Pace> oldest = paces.values().iterator();
        while (paces.size() > MAX_GRAPHS && oldest.hasNext()) {
            if (oldest.next().waiting.isEmpty()) {
                oldest.remove();
            }
        }
    }

    private void run() {
        try {
            for (List<StageStatus> due = awaitDue(); !due.isEmpty(); due = awaitDue()) {
                due.forEach(this::send);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// @return empty after close, when nothing waits any more
    private synchronized List<StageStatus> awaitDue() throws InterruptedException {
        List<StageStatus> due = takeDue();
        while (due.isEmpty() && !closed) {
            if (paces.values().stream().anyMatch(pace -> pace.waiting.isPresent())) {
                wait(LOOK_MILLIS);
            } else {
                wait();
            }
            due = takeDue();
        }
        return due;
    }

    /// What may be published now; everything that waits, once closed.
    synchronized List<StageStatus> takeDue() {
        long now = nanos.getAsLong();
        List<StageStatus> due = new ArrayList<>();
        paces.replaceAll((graph, pace) -> {
            if (pace.waiting.isEmpty() || (now - pace.nextNanos < 0 && !closed)) {
                return pace;
            }
            due.add(pace.waiting.get());
            return new Pace(now + INTERVAL_NANOS, Optional.empty());
        });
        return due;
    }

    private void send(StageStatus status) {
        String suffix = status.stage().name().toLowerCase(Locale.ROOT);
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                Catalogue.STATUS.name(),
                Partitions.of(status.graph(), partitions),
                status.atMillis(),
                RecordKey.of(status.graph(), suffix).toBytes(),
                Documents.encode(status));
        try {
            Future<RecordMetadata> _ = producer.send(record, (metadata, failed) -> {
                if (failed != null) {
                    LOG.error("a status of graph {} is lost: {}", status.graph(), failed.toString());
                }
            });
        } catch (RuntimeException failed) {
            LOG.error("a status of graph {} is lost: {}", status.graph(), failed.toString());
        }
    }

    /// Sends what waits and closes its producer; takes at most twice five seconds.
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            thread.join(CLOSE_TIMEOUT);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        producer.close(CLOSE_TIMEOUT);
    }
}
