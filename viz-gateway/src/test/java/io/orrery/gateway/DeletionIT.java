package io.orrery.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.gateway.graphs.Erasures;
import io.orrery.gateway.log.LogWriter;
import io.orrery.gateway.testing.Client;
import io.orrery.gateway.testing.TopicReader;
import io.orrery.stage.DeadLetters;
import io.orrery.stage.testing.TestTopics;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.Partitions;
import io.orrery.topics.catalog.Topic;
import io.orrery.topics.model.Command;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.Reason;
import io.orrery.topics.model.RecordKey;
import io.orrery.topics.wire.Documents;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeletionIT {
    private final GatewayFixture fixture = GatewayFixture.get();
    private final Client alice = fixture.as("alice");
    private final TopicReader topics = new TopicReader(fixture.kafka, 4);
    private final LogWriter stages = fixture.gateway.context().getBean("logWriter", LogWriter.class);
    private final Erasures erasures = fixture.gateway.context().getBean(Erasures.class);

    @Test
    void puts_a_tombstone_on_every_key_of_the_graph_in_every_compacted_topic_and_spares_the_others() throws Exception {
        String doomed = fixture.createDataset(alice);
        String spared = neighbourOf(doomed);
        for (Topic topic : Catalogue.all()) {
            for (int i = 0; i < 3; i++) {
                stages.write(topic, RecordKey.numbered(new GraphId(doomed), "test", i), new byte[] {1});
                stages.write(topic, RecordKey.numbered(new GraphId(spared), "test", i), new byte[] {1});
            }
        }

        TestTopics.send(fixture.kafka, List.of(letterAbout(doomed, 1), letterAbout(spared, 2)));

        assertThat(alice.delete("/api/v1/graphs/" + doomed).status()).isEqualTo(204);

        assertThat(alice.get("/api/v1/graphs/" + doomed).status()).isEqualTo(404);
        assertThat(alice.delete("/api/v1/graphs/" + doomed).status()).isEqualTo(404);
        Thread.sleep(500);
        // What a stage still wrote after the first look goes too.
        stages.write(Catalogue.STATUS, RecordKey.of(new GraphId(doomed), "LATE"), new byte[] {1});
        awaitErased();
        for (Topic topic : Catalogue.all()) {
            if (topic.cleanup().honoursTombstones()) {
                assertThat(living(topic, doomed))
                        .as(topic + " of the deleted graph")
                        .isZero();
            }
            assertThat(living(topic, spared)).as(topic + " of its neighbour").isEqualTo(3);
        }
        assertThat(newestLetter(letterAbout(doomed, 1).key())).isNull();
        assertThat(newestLetter(letterAbout(spared, 2).key())).isNotNull();
        assertThat(topics.read(Catalogue.COMMANDS, doomed).stream()
                        .filter(entry -> entry.key().contains("/delete/"))
                        .map(entry -> Documents.command(entry.value())))
                .isNotEmpty()
                .allMatch(Command.Delete.class::isInstance);
    }

    private static ProducerRecord<byte[], byte[]> letterAbout(String graph, long offset) {
        GraphId id = new GraphId(graph);
        return DeadLetters.of(
                "deletion-test",
                new DeadLetters.Source(Catalogue.EVENTS.name(), Partitions.of(id, 4), offset),
                RecordKey.of(id, "event").toBytes(),
                new byte[] {1},
                new RecordHeaders(),
                Reason.MALFORMED,
                "");
    }

    private byte @Nullable [] newestLetter(byte[] key) {
        byte[] newest = null;
        for (ConsumerRecord<byte[], byte[]> letter : TestTopics.readAll(fixture.kafka, Catalogue.DEAD_LETTERS.name())) {
            newest = Arrays.equals(letter.key(), key) ? letter.value() : newest;
        }
        return newest;
    }

    /// A graph in the same partition whose id begins like the doomed one's.
    private static String neighbourOf(String doomed) {
        return IntStream.range(0, 1_000)
                .mapToObj(i -> doomed + i)
                .filter(id -> Partitions.of(new GraphId(id), 4) == Partitions.of(new GraphId(doomed), 4))
                .findFirst()
                .orElseThrow();
    }

    private void awaitErased() throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (erasures.pending() > 0) {
            assertThat(System.nanoTime()).as("erasure takes too long").isLessThan(deadline);
            Thread.sleep(100);
        }
    }

    private int living(Topic topic, String graph) {
        Map<String, byte[]> newest = new HashMap<>();
        topics.read(topic, graph).forEach(entry -> newest.put(entry.key(), entry.value()));
        newest.values().removeIf(value -> value == null);
        return newest.size();
    }
}
