package io.orrery.app.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.app.client.OrreryClient;
import io.orrery.app.client.Viewer;
import io.orrery.app.process.OrreryProcess;
import io.orrery.app.process.OwnServers;
import io.orrery.stage.DeadLetters;
import io.orrery.stage.Trace;
import io.orrery.stage.testing.TestTopics;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.Topic;
import io.orrery.topics.model.RecordKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Orrery on servers of somebody else, which it knows by their addresses, and what may happen to those.
class OwnServersIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final long AWAY_MILLIS = 3_000;

    /// Topics on which every record is read by somebody whoever wrote it. Chunks of uploads, parts of snapshots and
    /// kept places are looked up by records that name them: what nobody names, nobody reads.
    private static final Set<Topic> READ = Set.of(
            Catalogue.UPLOAD_JOBS,
            Catalogue.FEEDS,
            Catalogue.EVENTS,
            Catalogue.TABLES,
            Catalogue.EVENT_TABLES,
            Catalogue.GRAPH_DELTAS,
            Catalogue.GRAPH_HEADS,
            Catalogue.LAYOUT_FRAMES,
            Catalogue.LAYOUT_HEADS,
            Catalogue.COMMANDS,
            Catalogue.STATUS);

    @TempDir
    static Path folder;

    private static OwnServers servers;
    private static OrreryProcess orrery;

    @BeforeAll
    static void start() throws Exception {
        servers = OwnServers.start(Files.createDirectory(folder.resolve("servers")));
        orrery = OrreryProcess.start(Files.createDirectory(folder.resolve("orrery")), servers.environment());
    }

    @AfterAll
    static void stop() throws Exception {
        orrery.close();
        servers.close();
    }

    @Test
    void nothingIsEmbeddedWhereAddressesAreGiven() throws Exception {
        try (OrreryClient client = orrery.admin()) {
            Feed feed = Feed.create(client, "elsewhere");
            feed.post("{\"user\":\"ada\",\"host\":\"ws1\",\"time\":1767225600}\n");
            try (Viewer viewer = client.view(feed.graph())) {
                viewer.await("the edge", LIMIT, model -> model.edgeCount() == 1);
            }
        }
        assertThat(orrery.data()).isDirectoryNotContaining("glob:**/{kafka,postgres,redis}");
    }

    @Test
    void oneTraceGoesFromTheUploadToTheFrame() throws Exception {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        String id;
        try (OrreryClient client = orrery.admin()) {
            client.trace("00-" + trace + "-00f067aa0ba902b7-01");
            id = client.upload("traced", "csv", "s", "d", "s,d\na,b\n".getBytes(StandardCharsets.UTF_8));
            client.awaitGraph(
                    id, LIMIT, graph -> "ready".equals(graph.path("status").asString("")));
        }
        for (Topic topic : List.of(Catalogue.TABLES, Catalogue.GRAPH_DELTAS, Catalogue.LAYOUT_FRAMES)) {
            assertThat(TestTopics.readAll(servers.kafka(), topic.name()))
                    .as(topic.name())
                    .filteredOn(record -> RecordKey.belongsTo(record.key(), id.getBytes(StandardCharsets.UTF_8)))
                    .isNotEmpty()
                    .allSatisfy(record -> assertThat(
                                    Trace.read(record.headers()).orElseThrow().traceId())
                            .isEqualTo(trace));
        }
        String log = Files.readString(orrery.data().resolve("logs/orrery.log"));
        for (String logger : List.of("JobDesk", "UploadHandler", "GraphWork", "Turns")) {
            assertThat(log).containsPattern(logger + "\".*" + id + ".*" + trace);
        }
    }

    @Test
    void garbageOnEveryTopicStepsAsideAndTheRestFlows() throws Exception {
        try (OrreryClient client = orrery.admin()) {
            Feed feed = Feed.create(client, "among-garbage");
            feed.post("{\"user\":\"before\",\"host\":\"ws1\",\"time\":1767225600}\n");
            try (Viewer viewer = client.view(feed.graph())) {
                viewer.await("the first edge", LIMIT, model -> model.edgeCount() == 1);
                TestTopics.send(servers.kafka(), garbage(feed.graph()));
                feed.post("{\"user\":\"after\",\"host\":\"ws1\",\"time\":1767225601}\n");
                viewer.await("the second edge", LIMIT, model -> model.edgeCount() == 2);
                viewer.awaitPositions(LIMIT, positions -> positions.length >= 6);
            }
            try (Viewer late = client.view(feed.graph())) {
                late.await("both edges", LIMIT, model -> model.edgeCount() == 2);
            }
        }
        Set<String> expected = READ.stream().map(Topic::name).collect(Collectors.toCollection(TreeSet::new));
        List<ConsumerRecord<byte[], byte[]>> letters = TestTopics.readUntil(
                servers.kafka(),
                Catalogue.DEAD_LETTERS.name(),
                read -> topicsIn(read).containsAll(expected),
                LIMIT);
        assertThat(topicsIn(letters)).containsAll(expected);
        assertThat(letters).allSatisfy(letter -> {
            assertThat(new String(letter.value(), StandardCharsets.UTF_8)).startsWith("garbage ");
            assertThat(DeadLetters.read(letter.headers()).orElseThrow().detail())
                    .isNotBlank();
        });
    }

    /// On every topic: without a key, under a key of nobody, and under a key of the graph.
    private static List<ProducerRecord<byte[], byte[]>> garbage(String graph) {
        List<ProducerRecord<byte[], byte[]>> garbage = new ArrayList<>();
        for (Topic topic : Catalogue.all()) {
            if (topic.equals(Catalogue.DEAD_LETTERS)) {
                continue;
            }
            byte[] value = ("garbage for " + topic.name() + " that is longer than a frame's header of 32 bytes")
                    .getBytes(StandardCharsets.UTF_8);
            for (int partition = 0; partition < Catalogue.DEFAULT_PARTITIONS; partition++) {
                for (String key : List.of("no-graph-here", graph + "/garbage/" + partition)) {
                    garbage.add(
                            new ProducerRecord<>(topic.name(), partition, key.getBytes(StandardCharsets.UTF_8), value));
                }
                if (!topic.cleanup().honoursTombstones()) {
                    garbage.add(new ProducerRecord<>(topic.name(), partition, null, value));
                }
            }
        }
        return garbage;
    }

    private static Set<String> topicsIn(List<ConsumerRecord<byte[], byte[]>> letters) {
        return letters.stream()
                .map(letter -> DeadLetters.read(letter.headers()))
                .flatMap(Optional::stream)
                .map(letter -> letter.source().topic())
                .collect(Collectors.toSet());
    }

    /// The control is [LedgerTest]: the same ledger sees each planted fault.
    @Test
    void aBrokerThatRestartsUnderLoadCostsNothing() throws Exception {
        Ledger ledger = new Ledger();
        EventSender sender = new EventSender(ledger);
        try (OrreryClient client = orrery.admin()) {
            Feed feed = Feed.create(client, "restarts");
            try (Patient _ = Patient.start(() -> sender.post(orrery, feed.name()))) {
                for (int restart = 0; restart < 2; restart++) {
                    Thread.sleep(2_000);
                    servers.restartKafka(AWAY_MILLIS);
                    int acknowledged = ledger.acknowledgedCount();
                    awaitMoreThan(acknowledged, ledger);
                }
            }
            try (Viewer viewer = client.view(feed.graph())) {
                Map<String, Integer> counts = viewer.await(
                                "all acknowledged events", LIMIT, model -> ledger.isComplete(model.countsByEdge()))
                        .countsByEdge();
                System.out.println(ledger.acknowledgedCount() + " events acknowledged, " + counts.size()
                        + " in the graph, over two restarts of the broker");
                assertThat(ledger.violations(counts)).isEmpty();
            }
        }
    }

    private static void awaitMoreThan(int acknowledged, Ledger ledger) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (ledger.acknowledgedCount() == acknowledged) {
            assertThat(System.nanoTime())
                    .as("nothing is taken after the restart")
                    .isLessThan(deadline);
            Thread.sleep(50);
        }
    }
}
