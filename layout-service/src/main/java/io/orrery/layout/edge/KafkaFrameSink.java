package io.orrery.layout.edge;

import io.orrery.layout.turn.FrameSink;
import io.orrery.stage.KafkaSettings;
import io.orrery.stage.StatusPublisher;
import io.orrery.stage.Telemetry;
import io.orrery.stage.Trace;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.Partitions;
import io.orrery.topics.catalog.Topic;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.LayoutHead;
import io.orrery.topics.model.LayoutSteps;
import io.orrery.topics.model.RecordKey;
import io.orrery.topics.model.StageStatus;
import io.orrery.topics.wire.Documents;
import io.orrery.topics.wire.FrameHeader;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes frames, kept places and status with one idempotent producer. A frame that cannot be written is dropped: the
/// next one replaces it anyway. Kept places that cannot be written are kept again later.
public final class KafkaFrameSink implements FrameSink, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaFrameSink.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private static final Headers NONE = new RecordHeaders();

    private final Producer<byte[], byte[]> producer;
    private final StatusPublisher status;
    private final Telemetry telemetry;
    private final int partitions;
    private final ExecutorService keeper = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("layout-keeper").factory());

    /// @param partitions of every topic
    public KafkaFrameSink(KafkaSettings kafka, int partitions, Telemetry telemetry) {
        this.producer = new KafkaProducer<>(kafka.producer(Catalogue.LAYOUT_FRAMES));
        this.status = new StatusPublisher(kafka, partitions);
        this.telemetry = telemetry;
        this.partitions = partitions;
    }

    @Override
    public void show(GraphId graph, String trace, List<byte[]> chunks, Consumer<Boolean> done) {
        long now = System.currentTimeMillis();
        telemetry.records("frames", 1);
        telemetry.endToEnd(FrameHeader.parse(chunks.getFirst()).receivedMicros(), now * 1_000);
        Headers headers = new RecordHeaders();
        Trace.parse(trace).ifPresent(known -> known.write(headers));
        write(Catalogue.LAYOUT_FRAMES, graph, "frame", chunks, now, headers, done);
    }

    /// The head follows when all chunks are safe. On a thread of its own: a producer's callback must not send.
    @Override
    public void keep(LayoutHead head, List<byte[]> chunks, Consumer<Boolean> done) {
        telemetry.records("kept", 1);
        try {
            keeper.execute(() -> {
                CompletableFuture<Boolean> safe = new CompletableFuture<>();
                write(
                        Catalogue.LAYOUT_POSITIONS,
                        head.graph(),
                        "positions",
                        chunks,
                        head.millis(),
                        NONE,
                        safe::complete);
                if (safe.join()) {
                    byte[] key = RecordKey.of(head.graph(), "head").toBytes();
                    send(Catalogue.LAYOUT_HEADS, head.graph(), key, Documents.encode(head), head.millis(), NONE, done);
                } else {
                    done.accept(false);
                }
            });
        } catch (RejectedExecutionException closed) {
            LOG.error("graph={} places are not kept: the sink is closed", head.graph());
            done.accept(false);
        }
    }

    @Override
    public void note(LayoutSteps steps) {
        byte[] key = RecordKey.of(steps.graph(), "steps/" + steps.run() + "/" + steps.number())
                .toBytes();
        // One that is missing shows as a gap in the numbers; the picture itself is safe.
        send(
                Catalogue.LAYOUT_STEPS,
                steps.graph(),
                key,
                Documents.encode(steps),
                System.currentTimeMillis(),
                NONE,
                written -> {});
    }

    @Override
    public void report(StageStatus report) {
        status.publish(report);
    }

    private void write(
            Topic topic,
            GraphId graph,
            String name,
            List<byte[]> chunks,
            long millis,
            Headers headers,
            Consumer<Boolean> done) {
        AtomicInteger open = new AtomicInteger(chunks.size());
        AtomicInteger failed = new AtomicInteger();
        for (int chunk = 0; chunk < chunks.size(); chunk++) {
            byte[] key = RecordKey.numbered(graph, name, chunk).toBytes();
            send(topic, graph, key, chunks.get(chunk), millis, headers, written -> {
                failed.addAndGet(written ? 0 : 1);
                if (open.decrementAndGet() == 0) {
                    done.accept(failed.get() == 0);
                }
            });
        }
    }

    private void send(
            Topic topic,
            GraphId graph,
            byte[] key,
            byte[] value,
            long millis,
            Headers headers,
            Consumer<Boolean> done) {
        ProducerRecord<byte[], byte[]> message =
                new ProducerRecord<>(topic.name(), Partitions.of(graph, partitions), millis, key, value, headers);
        try {
            Future<RecordMetadata> _ = producer.send(message, (metadata, failure) -> {
                if (failure != null) {
                    LOG.warn("graph={} topic={} not written: {}", graph, topic.name(), failure.toString());
                }
                done.accept(failure == null);
            });
        } catch (RuntimeException failure) {
            LOG.warn("graph={} topic={} not sent: {}", graph, topic.name(), failure.toString());
            done.accept(false);
        }
    }

    /// Waits for what is on its way.
    @Override
    public void close() {
        keeper.shutdown();
        try {
            if (!keeper.awaitTermination(CLOSE_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                LOG.error("places were not kept within {}", CLOSE_TIMEOUT);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        producer.flush();
        producer.close(CLOSE_TIMEOUT);
        status.close();
    }
}
