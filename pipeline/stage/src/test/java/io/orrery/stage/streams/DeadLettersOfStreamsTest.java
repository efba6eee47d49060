package io.orrery.stage.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.orrery.stage.DeadLetters;
import io.orrery.stage.KafkaSettings;
import io.orrery.stage.StageException;
import io.orrery.stage.Telemetry;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.model.Reason;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLettersOfStreamsTest {

    @TempDir
    Path state;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    /// Passes on what it gets, and fails as its input says.
    private static final class Picky extends ContextualProcessor<byte[], byte[], byte[], byte[]> {
        @Override
        public void process(Record<byte[], byte[]> record) {
            switch (new String(record.value(), StandardCharsets.UTF_8)) {
                case "bad" -> throw StageException.badData(Reason.BAD_TIME, "field ts reads 'yesterday'");
                case "surprise" -> throw new IllegalStateException("no such slot");
                case "broken" -> throw StageException.brokenInvariant("seq went backwards");
                default -> context().forward(record);
            }
        }
    }

    private TopologyTestDriver driver() {
        Topology topology = new Topology();
        topology.addSource("in", "in").addProcessor("picky", Picky::new, "in").addSink("out", "out", "picky");
        Properties properties = StreamsSettings.of("picky", Catalogue.GRAPH_DELTAS, state)
                .properties(KafkaSettings.plain("127.0.0.1:9"), new Telemetry(meters, "picky"));
        return new TopologyTestDriver(topology, properties);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static TestInputTopic<byte[], byte[]> input(TopologyTestDriver driver) {
        return driver.createInputTopic("in", new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static TestOutputTopic<byte[], byte[]> output(TopologyTestDriver driver, String topic) {
        return driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Test
    void aRefusedRecordStepsAsideWithItsBytesAndItsPlaceAndTheOthersGoOn() {
        try (TopologyTestDriver driver = driver()) {
            TestInputTopic<byte[], byte[]> in = input(driver);
            in.pipeInput(bytes("g/1"), bytes("good"));
            in.pipeInput(bytes("g/2"), bytes("bad"));
            in.pipeInput(bytes("g/3"), bytes("surprise"));
            in.pipeInput(bytes("g/4"), bytes("also good"));

            assertThat(output(driver, "out").readValuesToList()).containsExactly(bytes("good"), bytes("also good"));

            var letters = output(driver, Catalogue.DEAD_LETTERS.name()).readRecordsToList();
            assertThat(letters).extracting(TestRecord::value).containsExactly(bytes("bad"), bytes("surprise"));
            DeadLetters.Letter first =
                    DeadLetters.read(letters.getFirst().headers()).orElseThrow();
            assertThat(first)
                    .isEqualTo(new DeadLetters.Letter(
                            Reason.BAD_TIME,
                            "picky",
                            "field ts reads 'yesterday'",
                            new DeadLetters.Source("in", 0, 1)));
            assertThat(DeadLetters.read(letters.getLast().headers())
                            .orElseThrow()
                            .reason())
                    .isEqualTo(Reason.INTERNAL);
            assertThat(new String(letters.getFirst().key(), StandardCharsets.UTF_8))
                    .isEqualTo("picky/in/0/1");
            assertThat(letters.getFirst()
                            .headers()
                            .lastHeader(DeadLetters.SOURCE_KEY)
                            .value())
                    .isEqualTo(bytes("g/2"));
        }
        assertThat(meters.get("orrery.stage.rejected")
                        .tag("reason", "bad-time")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aBrokenInvariantIsNotSteppedOver() {
        try (TopologyTestDriver driver = driver()) {
            TestInputTopic<byte[], byte[]> in = input(driver);
            assertThatThrownBy(() -> in.pipeInput(bytes("g/1"), bytes("broken")))
                    .isInstanceOf(StreamsException.class)
                    .hasRootCauseMessage("seq went backwards");
            assertThat(output(driver, Catalogue.DEAD_LETTERS.name()).isEmpty()).isTrue();
        }
    }
}
