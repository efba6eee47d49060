package io.orrery.gateway.fanout;

import static io.orrery.gateway.fanout.ViewerSocketTest.await;
import static io.orrery.topics.wire.FrameHeader.SNAPSHOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.stage.KafkaSettings;
import io.orrery.stage.testing.Backends;
import io.orrery.topics.wire.Frame;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/// From the topics of a real broker to real sockets.
@Timeout(90)
class FanoutIT {
    private final KafkaSettings kafka = Backends.kafkaWithTopics();
    private final String graph = "own-" + UUID.randomUUID();
    private final GraphWriter log = new GraphWriter(kafka, graph);
    private FanoutServer server;

    @BeforeEach
    void start() {
        server = serve();
    }

    @AfterEach
    void stop() {
        server.close();
        log.close();
    }

    private FanoutServer serve() {
        return new FanoutServer(
                FanoutSettings.defaults(kafka, 4), context -> context.register(FanoutConfiguration.class));
    }

    @Test
    void a_viewer_gets_snapshot_then_changes_then_positions_from_the_log() throws Exception {
        long millis = System.currentTimeMillis();
        log.change(millis, nodes(0, 1, 1, 0, 10));
        log.snapshot(1, 1, 10, 0, millis, nodes(SNAPSHOT, 1, 1, 0, 10));
        log.change(nodes(0, 1, 2, 10, 11));
        log.keptPositions(List.of(TestFrames.positions(1, 1, 0, 1, 10)));
        try (SocketClient viewer = SocketClient.connect(server.socket(graph))) {
            JsonNode welcome = hello(viewer, "");
            assertThat(welcome.path("seq").asLong()).isEqualTo(1);
            assertThat(welcome.path("nodes").asLong()).isEqualTo(10);
            viewer.say("{\"t\":\"frame\"}");
            await(() -> viewer.ordered.size() == 2 && viewer.positionsFrames.get() == 1);
            log.change(nodes(0, 1, 3, 11, 12));
            log.positions(TestFrames.positions(1, 3, 0, 1, 12));
            await(() -> viewer.ordered.size() == 3 && viewer.positionsFrames.get() == 2);
            assertThat(seqs(viewer)).containsExactly(1L, 2L, 3L);
        }
    }

    @Test
    void a_graph_without_snapshot_begins_with_its_first_change() throws Exception {
        try (SocketClient viewer = SocketClient.connect(server.socket(graph))) {
            viewer.say("{\"t\":\"hello\",\"credit\":8388608}");
            assertThat(viewer.next("welcome").path("epoch").asInt()).isZero();
            log.change(nodes(0, 1, 1, 0, 3));
            log.change(nodes(0, 1, 2, 3, 4));
            await(() -> viewer.ordered.size() == 2);
            assertThat(viewer.next("welcome").path("snapshotFrames").asInt()).isZero();
        }
    }

    @Test
    void a_viewer_resumes_after_a_drop_even_at_another_gateway() throws Exception {
        for (int seq = 1; seq <= 20; seq++) {
            log.change(nodes(0, 1, seq, seq, seq + 1));
        }
        try (SocketClient first = SocketClient.connect(server.socket(graph))) {
            hello(first, "");
            await(() -> first.ordered.size() == 20);
        }
        log.change(nodes(0, 1, 21, 21, 22));
        try (FanoutServer other = serve();
                SocketClient same = SocketClient.connect(server.socket(graph));
                SocketClient elsewhere = SocketClient.connect(other.socket(graph))) {
            assertThat(hello(same, ",\"resume\":{\"epoch\":1,\"seq\":20}")
                            .path("resumed")
                            .asBoolean())
                    .isTrue();
            await(() -> same.ordered.size() == 1);
            assertThat(seqs(same)).containsExactly(21L);
            // the other gateway has nothing open yet: it loads first and serves the cursor then
            assertThat(hello(elsewhere, ",\"resume\":{\"epoch\":1,\"seq\":20}")
                            .path("resumed")
                            .asBoolean())
                    .isTrue();
            await(() -> elsewhere.ordered.size() == 1);
            assertThat(seqs(elsewhere)).containsExactly(21L);
        }
    }

    @Test
    void a_rebuilt_graph_starts_viewers_over() throws Exception {
        log.change(nodes(0, 1, 1, 0, 3));
        try (SocketClient viewer = SocketClient.connect(server.socket(graph))) {
            hello(viewer, "");
            await(() -> viewer.ordered.size() == 1);
            long millis = System.currentTimeMillis();
            log.snapshot(2, 5, 7, 0, millis, nodes(SNAPSHOT, 2, 5, 0, 7));
            log.change(nodes(0, 2, 6, 7, 8));
            viewer.next("lost");
            JsonNode welcome = viewer.next("welcome");
            assertThat(welcome.path("epoch").asInt()).isEqualTo(2);
            await(() -> viewer.ordered.size() == 3);
            assertThat(seqs(viewer)).containsExactly(1L, 5L, 6L);
        }
    }

    @Test
    void repeats_are_swallowed_and_garbage_is_passed_over() throws Exception {
        log.change(nodes(0, 1, 1, 0, 3));
        try (SocketClient viewer = SocketClient.connect(server.socket(graph))) {
            hello(viewer, "");
            await(() -> viewer.ordered.size() == 1);
            log.change(nodes(0, 1, 1, 0, 3));
            log.change(nodes(0, 1, 2, 3, 4));
            log.change(nodes(0, 1, 2, 3, 4));
            log.send(
                    io.orrery.topics.catalog.Catalogue.GRAPH_DELTAS,
                    io.orrery.topics.model.RecordKey.of(new io.orrery.topics.model.GraphId(graph), "x"),
                    new byte[] {1, 2, 3},
                    System.currentTimeMillis());
            log.change(nodes(0, 1, 3, 4, 5));
            await(() -> viewer.ordered.size() == 3);
            assertThat(seqs(viewer)).containsExactly(1L, 2L, 3L);
        }
    }

    private static JsonNode hello(SocketClient viewer, String resume) throws InterruptedException {
        viewer.say("{\"t\":\"hello\",\"credit\":8388608" + resume + "}");
        JsonNode welcome = viewer.next("welcome");
        while (welcome.path("epoch").asInt() == 0) {
            welcome = viewer.next("welcome");
        }
        return welcome;
    }

    private static Frame nodes(int flags, int epoch, long seq, int from, int to) {
        return TestFrames.nodes(flags, epoch, seq, 0, 1, from, to);
    }

    private static List<Long> seqs(SocketClient viewer) {
        return viewer.ordered.stream().map(frame -> frame.header().seq()).toList();
    }
}
