package io.orrery.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.gateway.testing.Answer;
import io.orrery.gateway.testing.Client;
import io.orrery.gateway.testing.TopicReader;
import io.orrery.stage.testing.TestTopics;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.Partitions;
import io.orrery.topics.catalog.Topic;
import io.orrery.topics.model.FeedCounts;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.Reason;
import io.orrery.topics.model.RecordKey;
import io.orrery.topics.model.Stage;
import io.orrery.topics.model.StageStatus;
import io.orrery.topics.wire.Documents;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What stages say of a feed is told together.
class FeedHealthIT {
    private final GatewayFixture fixture = GatewayFixture.get();
    private final Client alice = fixture.as("alice");
    private final String feed = "health-" + UUID.randomUUID();
    private final GraphId graph = new GraphId(alice.post("/api/v1/feeds", "{\"name\":\"" + feed + "\"}")
            .json()
            .path("graph")
            .asString());

    private JsonNode await(Predicate<JsonNode> wish) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (true) {
            Answer answer = alice.get("/api/v1/feeds/" + feed);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            if (wish.test(answer.json().path("health"))) {
                return answer.json();
            }
            assertThat(System.nanoTime()).as(answer.body()).isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    private void say(Topic topic, String suffix, byte[] document) {
        TestTopics.send(
                fixture.kafka,
                List.of(new ProducerRecord<>(
                        topic.name(),
                        Partitions.of(graph, 4),
                        RecordKey.of(graph, suffix).toBytes(),
                        document)));
    }

    /// What other tests left in the feed's partition is more than is looked at to tell a lag, so ingest pretends to
    /// have
    /// read it.
    private void passOthers() throws InterruptedException {
        alice.post("/api/v1/feeds/" + feed + "/events", "zero\n");
        FeedCounts counts = new FeedCounts(
                graph, feed, 1, 1, 0, 0, 0, new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), 0, 0, next());
        say(Catalogue.FEED_COUNTS, "counts", Documents.encode(counts));
        await(health ->
                health.path("received").asInt() == 1 && health.path("lag").asInt() == 0);
    }

    private long next() {
        return new TopicReader(fixture.kafka, 4)
                        .read(Catalogue.EVENTS, graph.value())
                        .getLast()
                        .offset()
                + 1;
    }

    @Test
    void lagFallsAsIngestAndGraphGetOnAndEveryCountIsTold() throws Exception {
        JsonNode fresh = await(health -> health.path("lag").asInt() == 0);
        assertThat(fresh.path("name").asString()).isEqualTo(feed);
        assertThat(fresh.at("/health/lastEventAt").isNull()).isTrue();

        passOthers();
        alice.post("/api/v1/feeds/" + feed + "/events", "one\ntwo\nthree\nfour\nfive\n");
        await(health -> health.path("lag").asInt() == 5);

        long next = next();
        FeedCounts counts = new FeedCounts(
                graph,
                feed,
                5,
                2,
                1,
                1,
                6,
                new TreeMap<>(Map.of("a/quiet", 1L, "b/loud", 1L)),
                new TreeMap<>(Map.of(Reason.MALFORMED, 1L)),
                new TreeMap<>(Map.of("http", new FeedCounts.Door(5, 1_700_000_000_000_000L))),
                1_600_000_000_000_000L,
                1_700_000_000_000_000L,
                next);
        say(Catalogue.FEED_COUNTS, "counts", Documents.encode(counts));
        JsonNode health = await(told -> told.path("received").asInt() == 5).path("health");
        assertThat(health.path("lag").asInt()).isEqualTo(2);
        assertThat(health.path("taken").asInt() + sum(health.path("filtered")) + sum(health.path("rejected")))
                .isEqualTo(health.path("received").asInt());
        assertThat(health.at("/rejected/0").toString()).isEqualTo("{\"reason\":\"MALFORMED\",\"count\":1}");
        assertThat(health.at("/doors/0/door").asString()).isEqualTo("http");
        assertThat(health.at("/doors/0/accepted").asInt()).isEqualTo(5);
        assertThat(health.path("lastReceivedAt").asString()).isEqualTo("2023-11-14T22:13:20Z");

        say(Catalogue.STATUS, "transform", Documents.encode(transform()));
        JsonNode done = await(told -> told.path("lag").asInt() == 0).path("health");
        assertThat(done.path("late").asInt()).isEqualTo(3);
        assertThat(done.path("tooOld").asInt()).isEqualTo(7);
        assertThat(done.path("left").asInt()).isEqualTo(11);
        assertThat(done.path("refusedRows").asInt()).isEqualTo(2);
    }

    @Test
    void whatADoorDropsIsToldToTheOwnerOfThatFeedAndToNobodyElse(@TempDir Path folder) throws Exception {
        // The feed is not there yet, so there is nobody to take what comes.
        String listen = "listen: [{protocol: syslog-udp, port: 0, feed: Bob/" + feed + "}]";
        try (DoorFixture doors = DoorFixture.open(folder, listen);
                DatagramSocket socket = new DatagramSocket()) {
            byte[] lost = "<13>lost".getBytes(StandardCharsets.UTF_8);
            socket.send(new DatagramPacket(lost, lost.length, InetAddress.getLoopbackAddress(), doors.port()));
            DoorFixture.await(() -> doors.counted("dropped", new DoorFixture.Feed("bob/" + feed, "")) == 1);
        }
        Client bob = fixture.as("bob");
        bob.post("/api/v1/feeds", "{\"name\":\"" + feed + "\"}");

        assertThat(bob.get("/api/v1/feeds/" + feed).json().at("/health/doors").toString())
                .isEqualTo("[{\"door\":\"syslog\",\"accepted\":0,\"dropped\":1,\"lastAt\":null}]");
        assertThat(alice.get("/api/v1/feeds/" + feed).json().at("/health/doors").toString())
                .isEqualTo("[]");
    }

    private StageStatus transform() {
        return new StageStatus(
                graph,
                Stage.TRANSFORM,
                StageStatus.State.IDLE,
                1,
                4,
                5,
                6,
                2,
                0,
                List.of(),
                List.of(),
                System.currentTimeMillis(),
                "",
                3,
                7,
                11);
    }

    private static int sum(JsonNode counted) {
        return counted.valueStream().mapToInt(one -> one.path("count").asInt()).sum();
    }
}
