package io.orrery.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.ingest.door.DoorsFile;
import io.orrery.ingest.table.Limits;
import io.orrery.stage.KafkaSettings;
import io.orrery.stage.StageHealth;
import io.orrery.stage.TopicKeeper;
import io.orrery.stage.testing.TestBroker;
import io.orrery.stage.testing.TestTopics;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.Cleanup;
import io.orrery.topics.catalog.EventHeaders;
import io.orrery.topics.catalog.Topic;
import io.orrery.topics.model.FeedDefinition;
import io.orrery.topics.model.FeedReading;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.GraphSpec;
import io.orrery.topics.wire.Documents;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Doors that fetch, at a real broker of somebody else's that asks for a password, and at a folder.
class DoorsIT {
    private static final String PASSWORD = "their-secret-42";

    @TempDir
    static Path shared;

    private static TestBroker theirs;

    @TempDir
    Path scratch;

    private final IngestHarness harness = new IngestHarness();
    private final GraphId graph = IngestHarness.graph("doors");

    @BeforeAll
    static void startTheirs() throws Exception {
        String login = "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"them\" password=\""
                + PASSWORD + "\" user_them=\"" + PASSWORD + "\";";
        theirs = TestBroker.start(
                shared,
                Map.of(
                        "listener.security.protocol.map", "BROKER:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT",
                        "sasl.enabled.mechanisms", "PLAIN",
                        "sasl.mechanism.inter.broker.protocol", "PLAIN",
                        "listener.name.broker.plain.sasl.jaas.config", login));
    }

    @AfterAll
    static void stopTheirs() {
        theirs.close();
    }

    private static Map<String, String> login(String password) {
        return Map.of(
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"them\" password=\""
                        + password + "\";");
    }

    private static KafkaSettings cluster() {
        return new KafkaSettings(theirs.bootstrapServers(), login(PASSWORD), (short) 1);
    }

    private Path properties(String password) throws Exception {
        StringBuilder text = new StringBuilder();
        login(password)
                .forEach((name, value) ->
                        text.append(name).append('=').append(value).append('\n'));
        return Files.writeString(scratch.resolve(password + ".properties"), text);
    }

    private String define() {
        FeedDefinition feed = new FeedDefinition(
                graph, "feed-of-" + graph, "admin", GraphSpec.ofEdges("src", "dst"), FeedReading.ofAnything(), 1);
        harness.send(Catalogue.FEEDS.name(), graph, "definition", Documents.encode(feed));
        return "admin/feed-of-" + graph;
    }

    private static Topic topic(String name) {
        Topic topic = new Topic(name, "", "", Cleanup.DELETE, Topic.FOREVER, "none");
        new TopicKeeper(cluster(), List.of(topic), 3).ensure();
        return topic;
    }

    private static void produce(Topic topic, int from, int to) {
        TestTopics.send(
                cluster(),
                IntStream.range(from, to)
                        .mapToObj(i -> new ProducerRecord<>(
                                topic.name(),
                                i % 3,
                                ("key-" + i).getBytes(StandardCharsets.UTF_8),
                                ("{\"n\":" + i + "}").getBytes(StandardCharsets.UTF_8)))
                        .toList());
    }

    private List<String> events(int count) {
        return harness.await(Catalogue.EVENTS.name(), graph, all -> all.size() >= count).stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private static List<String> numbers(int to) {
        return IntStream.range(0, to).mapToObj(i -> "{\"n\":" + i + "}").toList();
    }

    @Test
    void recordsOfAnotherClusterComeOnceOverARestartANewTopicAndADeletedOne() throws Exception {
        String feed = define();
        String prefix = "logs" + Long.toString(System.nanoTime(), 36);
        Topic first = topic(prefix + ".first");
        produce(first, 0, 30);
        DoorsFile doors = DoorsFile.read(
                "doors.yaml", """
                kafka:
                  - {feed: "%s", bootstrap: "%s", topics: "%s\\\\..*", properties: "%s"}
                """.formatted(feed, theirs.bootstrapServers(), prefix, properties(PASSWORD)));
        try (IngestApplication ingest = harness.start(scratch, Limits.DEFAULT, doors)) {
            assertThat(events(30)).containsExactlyInAnyOrderElementsOf(numbers(30));
            awaitHealth(ingest, report -> report.state() == StageHealth.State.UP);
        }
        produce(first, 30, 60);
        try (IngestApplication ingest = harness.start(scratch, Limits.DEFAULT, doors);
                Admin admin = Admin.create(cluster().admin())) {
            assertThat(events(60)).containsExactlyInAnyOrderElementsOf(numbers(60));
            Topic second = topic(prefix + ".second");
            produce(second, 60, 90);
            assertThat(events(90)).containsExactlyInAnyOrderElementsOf(numbers(90));
            admin.deleteTopics(List.of(first.name())).all().get();
            produce(second, 90, 120);
            assertThat(events(120)).containsExactlyInAnyOrderElementsOf(numbers(120));
            awaitHealth(ingest, report -> report.state() == StageHealth.State.UP);
        }
        ConsumerRecord<byte[], byte[]> one = harness.await(Catalogue.EVENTS.name(), graph, all -> all.size() >= 120)
                .getFirst();
        assertThat(header(one, EventHeaders.DOOR)).isEqualTo("kafka");
        assertThat(header(one, EventHeaders.TRANSPORT))
                .contains("\"topic\":\"" + prefix + ".first\"", "\"offset\":\"0\"", "\"key\":\"key-", "\"timestamp\":");
    }

    @Test
    void recordsOfEveryShapeAreCutAndWhatHoldsNoEventStepsAside() throws Exception {
        String feed = define();
        Topic topic = topic("shapes" + Long.toString(System.nanoTime(), 36));
        List<String> values = List.of(
                "{\n  \"pretty\": [1,\n 2]\n}",
                "{\"a\":1}\n{\"b\":2}\n",
                "<13>Jan  1 00:00:00 h p: one\n<13>Jan  1 00:00:01 h p: two",
                "#fields\tts\tuid\n1\tx",
                "  \n");
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        values.forEach(value ->
                records.add(new ProducerRecord<>(topic.name(), 0, null, value.getBytes(StandardCharsets.UTF_8))));
        records.add(new ProducerRecord<>(topic.name(), 0, "gone".getBytes(StandardCharsets.UTF_8), null));
        records.add(new ProducerRecord<>(
                topic.name(), 0, null, "x".repeat(1_010_000).getBytes(StandardCharsets.UTF_8)));
        TestTopics.send(cluster(), records);
        DoorsFile doors = DoorsFile.read(
                "doors.yaml", """
                kafka:
                  - {feed: "%s", bootstrap: "%s", topics: "%s", properties: "%s"}
                """.formatted(feed, theirs.bootstrapServers(), topic.name(), properties(PASSWORD)));
        try (IngestApplication ingest = harness.start(scratch, Limits.DEFAULT, doors)) {
            assertThat(events(6))
                    .containsExactly(
                            "{\n  \"pretty\": [1,\n 2]\n}",
                            "{\"a\":1}",
                            "{\"b\":2}",
                            "<13>Jan  1 00:00:00 h p: one",
                            "<13>Jan  1 00:00:01 h p: two",
                            "1\tx");
            List<String> said = harness.awaitDeadLetters(graph, 3).stream()
                    .filter(letter -> header(letter, "stage").startsWith("kafka-"))
                    .map(IngestHarness::said)
                    .toList();
            assertThat(said)
                    .anySatisfy(one -> assertThat(one).startsWith("EMPTY there is nothing in the record's value"))
                    .anySatisfy(one -> assertThat(one).startsWith("EMPTY a tombstone"))
                    .anySatisfy(one -> assertThat(one).startsWith("TOO_LARGE the event is longer than 1000000 bytes"));
            assertThat(ingest.doors()).hasSize(1);
        }
    }

    @Test
    void badWeatherIsOneSentenceAndStopsNoOtherDoor() throws Exception {
        String feed = define();
        Path folder = Files.createDirectories(scratch.resolve("logs"));
        Files.writeString(folder.resolve("a.log"), "{\"line\":1}\n");
        DoorsFile doors = DoorsFile.read("doors.yaml", """
                kafka:
                  - {name: password, feed: "%1$s", bootstrap: "%2$s", topics: ".*", properties: "%3$s"}
                  - {name: away, feed: "%1$s", bootstrap: "127.0.0.1:1", topics: ".*"}
                  - {name: topic, feed: "%1$s", bootstrap: "localhost:%4$s", topics: "no-such-topic", properties: "%5$s"}
                  - {name: feed, feed: admin/no-such-feed, bootstrap: "%2$s", topics: ".*", properties: "%5$s"}
                folders:
                  - {name: missing, feed: "%1$s", path: "%6$s"}
                  - {name: there, feed: "%1$s", path: "%7$s"}
                """.formatted(
                        feed,
                        theirs.bootstrapServers(),
                        properties("wrong-password"),
                        theirs.bootstrapServers().replaceAll(".*:", ""),
                        properties(PASSWORD),
                        scratch.resolve("not-there"),
                        folder));
        try (IngestApplication ingest = harness.start(scratch, Limits.DEFAULT, doors)) {
            assertThat(events(1)).containsExactly("{\"line\":1}");
            Map<String, String> expected = Map.of(
                    "kafka-password", "Kafka at " + theirs.bootstrapServers() + ": SaslAuthenticationException",
                    "kafka-away", "Kafka at 127.0.0.1:1: TimeoutException",
                    "kafka-topic", "no topic at localhost:",
                    "kafka-feed", "there is no feed admin/no-such-feed yet",
                    "folder-missing", "there is no folder " + scratch.resolve("not-there"));
            for (Map.Entry<String, String> one : expected.entrySet()) {
                StageHealth.Report report = awaitHealth(
                        ingest,
                        said -> said.stage().equals(one.getKey())
                                && said.state() == StageHealth.State.WAITING
                                && said.sentence().startsWith(one.getValue()));
                assertThat(report.sentence()).doesNotContain("wrong-password").doesNotContain(PASSWORD);
            }
            Files.writeString(folder.resolve("a.log"), "{\"line\":2}\n", StandardOpenOption.APPEND);
            assertThat(events(2)).containsExactly("{\"line\":1}", "{\"line\":2}");
        }
    }

    @Test
    void linesOfAFolderComeOnceOverARestartAndARotation() throws Exception {
        String feed = define();
        Path folder = Files.createDirectories(scratch.resolve("logs"));
        Path log = Files.writeString(folder.resolve("x.log"), "{\"n\":0}\n{\"n\":1}\n");
        DoorsFile doors = DoorsFile.read("doors.yaml", """
                folders:
                  - {feed: "%s", path: "%s", include: "*.log*"}
                """.formatted(feed, folder));
        try (IngestApplication _ = harness.start(scratch, Limits.DEFAULT, doors)) {
            assertThat(events(2)).containsExactlyElementsOf(numbers(2));
        }
        Files.writeString(log, "{\"n\":2}\n", StandardOpenOption.APPEND);
        Files.move(log, folder.resolve("x.log.1"));
        Files.writeString(log, "{\"n\":3}\n{\"n\":4}\n{\"n\":");
        try (IngestApplication _ = harness.start(scratch, Limits.DEFAULT, doors)) {
            assertThat(events(5)).containsExactlyInAnyOrderElementsOf(numbers(5));
            Files.writeString(log, "5}\n", StandardOpenOption.APPEND);
            assertThat(events(6)).containsExactlyInAnyOrderElementsOf(numbers(6));
        }
    }

    private static StageHealth.Report awaitHealth(IngestApplication ingest, Predicate<StageHealth.Report> wanted)
            throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(40).toNanos();
        while (System.nanoTime() < deadline) {
            for (StageHealth door : ingest.doors()) {
                if (wanted.test(door.report())) {
                    return door.report();
                }
            }
            Thread.sleep(20);
        }
        throw new AssertionError("the doors say "
                + ingest.doors().stream().map(StageHealth::report).toList());
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
