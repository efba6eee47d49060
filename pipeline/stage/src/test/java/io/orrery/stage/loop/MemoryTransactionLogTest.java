package io.orrery.stage.loop;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

class MemoryTransactionLogTest extends TransactionLogContract {

    private MemoryBroker broker = new MemoryBroker(List.of());

    @Override
    TransactionLog member() {
        return new MemoryMember(broker, new Random(1), 0, true);
    }

    @Override
    void fill(List<String> values) {
        broker = new MemoryBroker(values);
    }

    @Override
    List<String> visible() {
        return broker.visible().stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .toList();
    }

    @Override
    String outputTopic() {
        return "output";
    }
}
