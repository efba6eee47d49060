package io.orrery.stage.loop;

import io.orrery.stage.StageException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;

/// A member of the simulated group whose every call may fail, before or after it took effect, as its seed says.
final class MemoryMember implements TransactionLog {

    /// Outputs of more bytes are refused, which shows at the commit.
    static final int LARGEST = 100;

    /// The process is gone at this very point.
    static final class Crash extends Error {
        Crash(String where) {
            super(where, null, false, false);
        }
    }

    private final MemoryBroker broker;
    private final Random random;
    private final double faults;
    private final boolean atomic;
    private List<ProducerRecord<byte[], byte[]>> sent = new ArrayList<>();
    private int epoch = -1;
    private int position;
    private boolean broken;
    private boolean tooLarge;

    /// @param faults probability of a fault at each point
    /// @param atomic false breaks the promise of [#commit]: the control that the test must catch
    MemoryMember(MemoryBroker broker, Random random, double faults, boolean atomic) {
        this.broker = broker;
        this.random = random;
        this.faults = faults;
        this.atomic = atomic;
    }

    private void perhaps(String where) {
        if (random.nextDouble() < faults) {
            if (random.nextInt(4) == 0) {
                throw new Crash(where);
            }
            throw StageException.weather(where, null);
        }
    }

    private void refuseWhenBroken() {
        if (broken) {
            throw StageException.weather("the producer must be replaced first", null);
        }
    }

    private void refuseWhenFenced() {
        if (broker.isFenced(epoch)) {
            throw StageException.weather("fenced", null);
        }
    }

    @Override
    public List<ConsumerRecord<byte[], byte[]>> poll(Duration timeout) {
        perhaps("before poll");
        int most = 1 + random.nextInt(8);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        while (records.size() < most && position < broker.size()) {
            records.add(broker.record(position++));
        }
        return records;
    }

    @Override
    public void keepAlive() {
        perhaps("rebalanced");
    }

    @Override
    public void begin() {
        perhaps("before begin");
        refuseWhenBroken();
        sent = new ArrayList<>();
        tooLarge = false;
    }

    @Override
    public void send(ProducerRecord<byte[], byte[]> output) {
        perhaps("before send");
        refuseWhenBroken();
        tooLarge |= output.value().length > LARGEST;
        sent.add(output);
    }

    @Override
    public void commit(Map<TopicPartition, OffsetAndMetadata> offsets) {
        perhaps("before commit");
        refuseWhenBroken();
        refuseWhenFenced();
        if (tooLarge) {
            broken = true;
            throw new KafkaException("in an error state", new RecordTooLargeException("found out at the commit"));
        }
        broker.show(sent);
        if (!atomic) {
            perhaps("between outputs and offsets");
        }
        offsets.values().forEach(offset -> broker.moveTo((int) offset.offset()));
        perhaps("after commit");
    }

    @Override
    public void abort() {
        perhaps("before abort");
        if (broken) {
            epoch = broker.newProducer();
            broken = false;
        }
        sent = new ArrayList<>();
    }

    @Override
    public boolean isBroken() {
        return broken;
    }

    @Override
    public void recover() {
        perhaps("before recover");
        epoch = broker.newProducer();
        broken = false;
        perhaps("within recover");
        position = broker.committed();
    }

    @Override
    public long lag() {
        return (long) broker.size() - position;
    }

    @Override
    public void wakeup() {}

    @Override
    public void close() {}
}
