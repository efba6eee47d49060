package io.orrery.stage.loop;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/// One input partition, its committed offset, and what has become visible: the broker of the simulation.
final class MemoryBroker {

    static final String INPUT = "input";

    private final List<String> input;
    private final List<ProducerRecord<byte[], byte[]>> visible = new ArrayList<>();
    private int committed;
    private int producerEpoch;

    MemoryBroker(List<String> input) {
        this.input = List.copyOf(input);
    }

    /// As `initTransactions`: every older producer is fenced, its open transaction gone.
    int newProducer() {
        return ++producerEpoch;
    }

    boolean isFenced(int epoch) {
        return epoch != producerEpoch;
    }

    int committed() {
        return committed;
    }

    int size() {
        return input.size();
    }

    void show(List<ProducerRecord<byte[], byte[]>> outputs) {
        visible.addAll(outputs);
    }

    void moveTo(int offset) {
        committed = offset;
    }

    List<ProducerRecord<byte[], byte[]>> visible() {
        return visible;
    }

    ConsumerRecord<byte[], byte[]> record(int offset) {
        byte[] value = input.get(offset).getBytes(StandardCharsets.UTF_8);
        return new ConsumerRecord<>(INPUT, 0, offset, value, value);
    }
}
