package io.orrery.stage.loop;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/// Kafka, with a process around it that is killed at seeded points: its open transaction is left hanging at the
/// broker, as after `kill -9`, and only its connections are closed.
final class KilledLog implements TransactionLog {

    /// Not sorted as weather or bad data: the loop ends at once.
    static final class Killed extends Error {
        Killed(String where) {
            super(where, null, false, false);
        }
    }

    private final TransactionLog kafka;
    private final Random random;
    private final double kills;
    private final boolean atomic;

    /// @param kills probability of a kill at each point
    /// @param atomic false commits outputs and offsets in two transactions: the control
    KilledLog(TransactionLog kafka, Random random, double kills, boolean atomic) {
        this.kafka = kafka;
        this.random = random;
        this.kills = kills;
        this.atomic = atomic;
    }

    private void perhapsDie(String where) {
        if (random.nextDouble() < kills) {
            try {
                kafka.send(null); // breaks the producer, so that closing it aborts nothing
            } catch (RuntimeException intended) {
                throw new Killed(where);
            }
        }
    }

    @Override
    public List<ConsumerRecord<byte[], byte[]>> poll(Duration timeout) {
        return kafka.poll(timeout);
    }

    @Override
    public void keepAlive() {
        kafka.keepAlive();
    }

    @Override
    public void begin() {
        kafka.begin();
    }

    @Override
    public void send(ProducerRecord<byte[], byte[]> output) {
        kafka.send(output);
    }

    @Override
    public void commit(Map<TopicPartition, OffsetAndMetadata> offsets) {
        perhapsDie("before commit");
        if (atomic) {
            kafka.commit(offsets);
        } else {
            kafka.commit(Map.of());
            perhapsDie("between outputs and offsets");
            kafka.begin();
            kafka.commit(offsets);
        }
        perhapsDie("after commit");
    }

    @Override
    public void abort() {
        kafka.abort();
    }

    @Override
    public boolean isBroken() {
        return kafka.isBroken();
    }

    @Override
    public void recover() {
        kafka.recover();
    }

    @Override
    public long lag() {
        return kafka.lag();
    }

    @Override
    public void wakeup() {
        kafka.wakeup();
    }

    @Override
    public void close() {
        kafka.close();
    }
}
