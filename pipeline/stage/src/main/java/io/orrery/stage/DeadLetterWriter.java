package io.orrery.stage;

import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.model.Reason;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The dead letters of readers that have no transaction. Several readers of one process, or several processes, may
/// meet the same record: it keeps its key, so it stays one.
public final class DeadLetterWriter implements Aside, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterWriter.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
    private static final int MAX_BLOCK_MILLIS = 1_000;

    /// Records remembered as put aside; an older one that is read again is written again.
    public static final int REMEMBERED = 10_000;

    private final String stage;
    private final Telemetry telemetry;
    private final Producer<byte[], byte[]> producer;
    private final Map<DeadLetters.Source, Boolean> known = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<DeadLetters.Source, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    /// @param stage part of the letters' keys
    public DeadLetterWriter(KafkaSettings kafka, String stage, Telemetry telemetry) {
        Map<String, Object> settings = kafka.producer(Catalogue.DEAD_LETTERS);
        settings.put("max.block.ms", MAX_BLOCK_MILLIS);
        this.stage = stage;
        this.telemetry = telemetry;
        this.producer = new KafkaProducer<>(settings);
    }

    @Override
    public void put(ConsumerRecord<byte[], byte[]> unreadable, RuntimeException why) {
        DeadLetters.Source source =
                new DeadLetters.Source(unreadable.topic(), unreadable.partition(), unreadable.offset());
        synchronized (known) {
            if (known.put(source, true) != null) {
                return;
            }
        }
        Failure.BadData bad = Failure.of(why) instanceof Failure.BadData data
                ? data
                : new Failure.BadData(Reason.INTERNAL, why.toString());
        telemetry.rejected(bad.reason(), 1);
        LOG.warn("stage={} {} put aside: {}", stage, source, bad.detail());
        ProducerRecord<byte[], byte[]> letter = DeadLetters.of(stage, unreadable, bad.reason(), bad.detail());
        try {
            Future<RecordMetadata> _ = producer.send(letter, (metadata, failed) -> {
                if (failed != null) {
                    lost(source, failed);
                }
            });
        } catch (RuntimeException failed) {
            lost(source, failed);
        }
    }

    /// The record itself is still where it was; it is put aside again by whoever reads it next.
    private void lost(DeadLetters.Source source, Exception failed) {
        LOG.error("stage={} the dead letter of {} is lost: {}", stage, source, failed.toString());
        synchronized (known) {
            known.remove(source);
        }
    }

    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
    }
}
