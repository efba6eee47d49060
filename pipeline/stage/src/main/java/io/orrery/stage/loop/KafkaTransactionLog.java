package io.orrery.stage.loop;

import io.orrery.stage.KafkaSettings;
import io.orrery.stage.StageException;
import io.orrery.topics.catalog.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The real thing: one consumer in a group, one transactional producer. Offsets travel inside the producer's
/// transaction together with the group's metadata, so a member that the group has given up cannot commit. After any
/// error of the producer it is replaced: initialising the new one settles the old one's transaction, one way or the
/// other, and only then are the committed offsets read.
final class KafkaTransactionLog implements TransactionLog {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaTransactionLog.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final Map<String, Object> producerProperties;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private @Nullable KafkaProducer<byte[], byte[]> producer;
    private boolean open;
    private boolean broken;
    private boolean revoked;

    KafkaTransactionLog(KafkaSettings kafka, LoopSettings settings) {
        producerProperties = kafka.transactionalProducer(settings.output(), settings.transactionalId());
        Map<String, Object> properties = kafka.consumer(settings.group());
        properties.put("max.poll.records", settings.maxRecords());
        properties.put("client.id", settings.transactionalId());
        consumer = new KafkaConsumer<>(properties);
        consumer.subscribe(settings.inputs().stream().map(Topic::name).toList(), new Watch());
    }

    private final class Watch implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            revoked |= !partitions.isEmpty();
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {}
    }

    @Override
    public List<ConsumerRecord<byte[], byte[]>> poll(Duration timeout) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try {
            consumer.poll(timeout).forEach(records::add);
        } catch (WakeupException asked) {
            return List.of();
        }
        revoked = false;
        return records;
    }

    @Override
    public void keepAlive() {
        revoked = false;
        consumer.pause(consumer.assignment());
        boolean fresh = !consumer.poll(Duration.ZERO).isEmpty();
        consumer.resume(consumer.paused());
        if (revoked || fresh) {
            throw StageException.weather("the group gave partitions to another member during the job", null);
        }
    }

    @Override
    public void begin() {
        guarded(KafkaProducer::beginTransaction);
        open = true;
    }

    @Override
    public void send(ProducerRecord<byte[], byte[]> output) {
        // Errors of single sends fail the commit, which throws them: nothing is lost by not waiting here.
        guarded(p -> {
            Future<RecordMetadata> _ = p.send(output);
        });
    }

    @Override
    public void commit(Map<TopicPartition, OffsetAndMetadata> offsets) {
        guarded(p -> {
            if (!offsets.isEmpty()) {
                p.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
            }
            p.commitTransaction();
        });
        open = false;
    }

    @Override
    public void abort() {
        if (broken) {
            replaceProducer();
        } else if (open) {
            guarded(KafkaProducer::abortTransaction);
            open = false;
        }
    }

    @Override
    public boolean isBroken() {
        return broken;
    }

    @Override
    public void recover() {
        try {
            if (!broken) {
                abort();
            }
        } catch (KafkaException inDoubt) {
            LOG.info("abort failed, the producer is replaced: {}", inDoubt.toString());
        }
        if (producer == null || broken) {
            replaceProducer();
        }
        Set<TopicPartition> assigned = consumer.assignment();
        Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>(consumer.committed(assigned));
        for (TopicPartition partition : assigned) {
            OffsetAndMetadata offset = committed.get(partition);
            if (offset == null) {
                consumer.seekToBeginning(Set.of(partition));
            } else {
                consumer.seek(partition, offset);
            }
        }
        consumer.resume(consumer.paused());
    }

    private void replaceProducer() {
        KafkaProducer<byte[], byte[]> old = producer;
        if (old != null) {
            producer = null;
            old.close(Duration.ZERO);
        }
        KafkaProducer<byte[], byte[]> fresh = new KafkaProducer<>(producerProperties);
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

    @Override
    public long lag() {
        long sum = 0;
        for (TopicPartition partition : consumer.assignment()) {
            sum += consumer.currentLag(partition).orElse(0);
        }
        return sum;
    }

    @Override
    public void wakeup() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        KafkaProducer<byte[], byte[]> live = producer;
        try {
            if (!broken && open) {
                abort(); // else readers would be held back until the transaction times out
            }
        } catch (RuntimeException unreachable) {
            LOG.info("the open transaction could not be aborted and will time out: {}", unreachable.toString());
        }
        try {
            if (live != null) {
                live.close(broken ? Duration.ZERO : CLOSE_TIMEOUT);
            }
        } finally {
            consumer.close(CloseOptions.timeout(CLOSE_TIMEOUT));
        }
    }
}
