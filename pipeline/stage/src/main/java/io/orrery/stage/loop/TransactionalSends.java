package io.orrery.stage.loop;

import io.orrery.stage.StageException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One transactional producer, replaced after any of its errors: initialising the new one settles the old one's
/// transaction, one way or the other. For one thread.
final class TransactionalSends {

    private static final Logger LOG = LoggerFactory.getLogger(TransactionalSends.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final Map<String, Object> properties;
    private @Nullable KafkaProducer<byte[], byte[]> producer;
    private boolean open;
    private boolean broken;

    TransactionalSends(Map<String, Object> properties) {
        this.properties = properties;
    }

    void begin() {
        guarded(KafkaProducer::beginTransaction);
        open = true;
    }

    void send(ProducerRecord<byte[], byte[]> output) {
        // Errors of single sends fail the commit, which throws them: nothing is lost by not waiting here.
        guarded(p -> {
            Future<RecordMetadata> _ = p.send(output);
        });
    }

    /// @param offsets sends what else belongs to the transaction, at its end
    void commit(Consumer<KafkaProducer<byte[], byte[]>> offsets) {
        guarded(p -> {
            offsets.accept(p);
            p.commitTransaction();
        });
        open = false;
    }

    void abort() {
        if (broken) {
            replace();
        } else if (open) {
            guarded(KafkaProducer::abortTransaction);
            open = false;
        }
    }

    boolean isBroken() {
        return broken;
    }

    /// Ends whatever transaction is in doubt.
    void settle() {
        try {
            if (!broken) {
                abort();
            }
        } catch (KafkaException inDoubt) {
            LOG.info("abort failed, the producer is replaced: {}", inDoubt.toString());
        }
        if (producer == null || broken) {
            replace();
        }
    }

    private void replace() {
        KafkaProducer<byte[], byte[]> old = producer;
        if (old != null) {
            producer = null;
            old.close(Duration.ZERO);
        }
        KafkaProducer<byte[], byte[]> fresh = new KafkaProducer<>(properties);
        try {
            fresh.initTransactions();
        } catch (KafkaException failed) {
            fresh.close(Duration.ZERO);
            throw failed;
        }
        producer = fresh;
        broken = false;
        open = false;
    }

    private void guarded(Consumer<KafkaProducer<byte[], byte[]>> action) {
        KafkaProducer<byte[], byte[]> live = producer;
        if (live == null || broken) {
            throw StageException.weather("the producer must be replaced first", null);
        }
        try {
            action.accept(live);
        } catch (RuntimeException failed) {
            broken = true;
            throw failed;
        }
    }

    void close() {
        KafkaProducer<byte[], byte[]> live = producer;
        try {
            if (!broken && open) {
                abort(); // else readers would be held back until the transaction times out
            }
        } catch (RuntimeException unreachable) {
            LOG.info("the open transaction could not be aborted and will time out: {}", unreachable.toString());
        }
        if (live != null) {
            live.close(broken ? Duration.ZERO : CLOSE_TIMEOUT);
        }
    }
}
