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
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/// The real thing: one consumer in a group, one transactional producer. Offsets travel inside the producer's
/// transaction together with the group's metadata, so a member that the group has given up cannot commit. Whatever
/// transaction is in doubt is settled before the committed offsets are read.
final class KafkaTransactionLog implements TransactionLog {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final TransactionalSends sends;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private boolean revoked;

    KafkaTransactionLog(KafkaSettings kafka, LoopSettings settings) {
        sends = new TransactionalSends(kafka.transactionalProducer(settings.output(), settings.transactionalId()));
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
        sends.begin();
    }

    @Override
    public void send(ProducerRecord<byte[], byte[]> output) {
        sends.send(output);
    }

    @Override
    public void commit(Map<TopicPartition, OffsetAndMetadata> offsets) {
        sends.commit(producer -> {
            if (!offsets.isEmpty()) {
                producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
            }
        });
    }

    @Override
    public void abort() {
        sends.abort();
    }

    @Override
    public boolean isBroken() {
        return sends.isBroken();
    }

    @Override
    public void recover() {
        sends.settle();
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
        try {
            sends.close();
        } finally {
            consumer.close(CloseOptions.timeout(CLOSE_TIMEOUT));
        }
    }
}
