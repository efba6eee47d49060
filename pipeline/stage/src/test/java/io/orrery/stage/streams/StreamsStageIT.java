package io.orrery.stage.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.orrery.stage.DeadLetters;
import io.orrery.stage.KafkaSettings;
import io.orrery.stage.StageException;
import io.orrery.stage.StageHealth;
import io.orrery.stage.Telemetry;
import io.orrery.stage.testing.Backends;
import io.orrery.stage.testing.TestTopics;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.Cleanup;
import io.orrery.topics.catalog.Topic;
import io.orrery.topics.model.Reason;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamsStageIT {

    @TempDir
    Path state;

    private final KafkaSettings kafka = Backends.kafkaWithTopics();
    private final Topic input = TestTopics.fresh(kafka, "in", Cleanup.DELETE, 2);
    private final Topic output = TestTopics.fresh(kafka, "out", Cleanup.DELETE, 2);
    private final String stage = "streams-" + Long.toString(System.nanoTime(), 36);
    private final AtomicInteger storms = new AtomicInteger();

    /// Numbers its inputs per partition: any input lost or handled twice leaves a hole or a repeat.
    private final class Numbering extends ContextualProcessor<byte[], byte[], byte[], byte[]> {
        private KeyValueStore<String, Long> counts;

        @Override
        public void init(ProcessorContext<byte[], byte[]> context) {
            super.init(context);
            counts = context.getStateStore("counts");
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            String value = new String(record.value(), StandardCharsets.UTF_8);
            if (value.equals("value-13")) {
                throw StageException.badData(Reason.MALFORMED, "thirteen");
            }
            Long before = counts.get("n");
            long number = before == null ? 0 : before;
            counts.put("n", number + 1);
            byte[] numbered = (context().taskId().partition() + ":" + number).getBytes(StandardCharsets.UTF_8);
            context().forward(record.withValue(numbered));
            if (storms.getAndDecrement() > 0) {
                throw StageException.weather("a storm after the output", null);
            }
        }
    }

    private StreamsStage stage(StageHealth health) {
        Topology topology = new Topology();
        topology.addSource("in", input.name())
                .addProcessor("numbering", Numbering::new, "in")
                .addStateStore(
                        Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore("counts"), Serdes.String(), Serdes.Long()),
                        "numbering")
                .addSink("out", output.name(), "numbering");
        StreamsSettings settings = StreamsSettings.of(stage, output, state);
        return new StreamsStage(kafka, settings, topology, new Telemetry(new SimpleMeterRegistry(), stage), health);
    }

    private void fill(int from, int to) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = from; i < to; i++) {
            byte[] value = ("value-" + i).getBytes(StandardCharsets.UTF_8);
            records.add(new ProducerRecord<>(input.name(), i % 2, value, value));
        }
        TestTopics.send(kafka, records);
    }

    private List<String> outputs(int enough) {
        TestTopics.readUntil(kafka, output.name(), read -> read.size() >= enough, Duration.ofSeconds(60));
        return TestTopics.readAll(kafka, output.name()).stream()
                .map(r -> new String(r.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private static List<String> numbers(int partition, int count) {
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            numbers.add(partition + ":" + i);
        }
        return numbers;
    }

    @Test
    void threadsThatAreReplacedGoOnWhereTheOldOnesWere() {
        fill(20, 120);
        try (StreamsStage running = stage(new StageHealth(stage, Duration.ofSeconds(30)))) {
            running.start();
            assertThat(outputs(100)).hasSize(100);
            running.replaceThreads();
            fill(120, 220);
            List<String> expected = new ArrayList<>(numbers(0, 100));
            expected.addAll(numbers(1, 100));
            assertThat(outputs(200)).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void stateAndOutputsAgreeThroughStormsPoisonAndARestart() {
        fill(0, 200);
        StageHealth health = new StageHealth(stage, Duration.ofSeconds(30));
        storms.set(3);
        try (StreamsStage running = stage(health)) {
            running.start();
            assertThat(outputs(199)).hasSize(199);
        }
        assertThat(health.report().state()).isEqualTo(StageHealth.State.CLOSED);

        fill(200, 300);
        try (StreamsStage again = stage(new StageHealth(stage, Duration.ofSeconds(30)))) {
            again.start();
            List<String> expected = new ArrayList<>(numbers(0, 150));
            expected.addAll(numbers(1, 149));
            assertThat(outputs(299)).containsExactlyInAnyOrderElementsOf(expected);
        }
        assertThat(TestTopics.readAll(kafka, Catalogue.DEAD_LETTERS.name()).stream()
                        .filter(r -> DeadLetters.read(r.headers())
                                .orElseThrow()
                                .stage()
                                .equals(stage))
                        .map(r -> new String(r.value(), StandardCharsets.UTF_8)))
                .containsExactly("value-13");
    }
}
