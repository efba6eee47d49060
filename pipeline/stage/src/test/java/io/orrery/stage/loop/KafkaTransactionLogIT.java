package io.orrery.stage.loop;

import io.orrery.stage.KafkaSettings;
import io.orrery.stage.testing.Backends;
import io.orrery.stage.testing.TestTopics;
import io.orrery.topics.catalog.Cleanup;
import io.orrery.topics.catalog.Topic;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

class KafkaTransactionLogIT extends TransactionLogContract {

    private final KafkaSettings kafka = Backends.kafka();
    private final Topic input = TestTopics.fresh(kafka, "in", Cleanup.DELETE, 1);
    private final Topic output = TestTopics.fresh(kafka, "out", Cleanup.DELETE, 1);
    private final String stage = "contract-" + Long.toString(System.nanoTime(), 36);

    @Override
    TransactionLog member() {
        return new KafkaTransactionLog(kafka, LoopSettings.of(stage, "0", List.of(input), output));
    }

    @Override
    void fill(List<String> values) {
        TestTopics.send(
                kafka,
                values.stream()
                        .map(value -> new ProducerRecord<byte[], byte[]>(
                                input.name(), 0, null, value.getBytes(StandardCharsets.UTF_8)))
                        .toList());
    }

    @Override
    List<String> visible() {
        TestTopics.awaitSettled(kafka, output.name());
        return TestTopics.readAll(kafka, output.name()).stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .toList();
    }

    @Override
    String outputTopic() {
        return output.name();
    }
}
