package io.orrery.gateway.fanout;

import io.orrery.stage.KafkaSettings;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.Partitions;
import io.orrery.topics.model.Command;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.RecordKey;
import io.orrery.topics.wire.Documents;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes commands to the commands topic, from one thread of its own because a producer may block while the broker is
/// away. Thread-safe.
final class CommandLog implements CommandSender, AutoCloseable {
    /// Commands waiting for the broker; further ones are dropped with an error in the log.
    private static final int MAX_WAITING = 1_024;

    private static final Logger LOG = LoggerFactory.getLogger(CommandLog.class);

    private final int partitions;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicLong sequence = new AtomicLong(System.currentTimeMillis() * 1_000);
    private final ThreadPoolExecutor writer;

    CommandLog(KafkaSettings kafka, int partitions) {
        this.partitions = partitions;
        this.producer = new KafkaProducer<>(kafka.producer(Catalogue.COMMANDS));
        this.writer = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MAX_WAITING),
                Thread.ofPlatform().name("fanout-commands").daemon(true).factory(),
                CommandLog::refuse);
    }

    private static void refuse(Runnable lost, ThreadPoolExecutor full) {
        if (!full.isShutdown()) {
            LOG.error("a command was lost: {} are waiting for the broker already", MAX_WAITING);
        }
    }

    @Override
    public void send(String graph, Command command) {
        writer.execute(() -> {
            try {
                write(new GraphId(graph), command);
            } catch (RuntimeException e) {
                LOG.error("a command for graph {} was lost: {}", graph, command, e);
            }
        });
    }

    private void write(GraphId graph, Command command) {
        RecordKey key = RecordKey.of(graph, "viewer/" + sequence.incrementAndGet());
        ProducerRecord<byte[], byte[]> entry = new ProducerRecord<>(
                Catalogue.COMMANDS.name(), Partitions.of(graph, partitions), key.toBytes(), Documents.encode(command));
        Future<?> _ = producer.send(entry, (metadata, failure) -> {
            if (failure != null) {
                LOG.error("a command for graph {} was lost: {}", graph, command, failure);
            }
        });
    }

    @Override
    public void close() {
        writer.shutdown();
        producer.close(Duration.ofSeconds(2));
    }
}
