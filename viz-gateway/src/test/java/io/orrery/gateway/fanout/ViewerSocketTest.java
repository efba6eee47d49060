package io.orrery.gateway.fanout;

import static io.orrery.topics.wire.FrameHeader.SNAPSHOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.stage.KafkaSettings;
import io.orrery.topics.model.Command;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.wire.Frame;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/// The conversation over real sockets, with a graph handed in by the test.
@Timeout(60)
class ViewerSocketTest {
    private final BlockingQueue<Command> commands = new LinkedBlockingQueue<>();
    private FanoutServer server;
    private Followers followers;

    @BeforeEach
    void start() {
        FanoutSettings settings = FanoutSettings.defaults(KafkaSettings.plain("localhost:1"), 4);
        server = new FanoutServer(settings, context -> {
            context.registerBean(GraphLoader.class, ViewerSocketTest::smallGraph);
            context.registerBean(CommandSender.class, () -> (graph, command) -> commands.add(command));
        });
        followers = server.bean(Followers.class);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_viewer_gets_snapshot_then_changes_then_positions() throws Exception {
        try (SocketClient viewer = SocketClient.connect(server.socket("own"))) {
            viewer.say("{\"t\":\"hello\",\"credit\":8388608}");
            JsonNode welcome = viewer.next("welcome");
            while (welcome.path("epoch").asInt() == 0) {
                welcome = viewer.next("welcome");
            }
            assertThat(welcome.path("seq").asLong()).isEqualTo(5);
            assertThat(welcome.path("snapshotFrames").asInt()).isEqualTo(2);
            assertThat(welcome.path("graph").path("id").asString()).isEqualTo("own");
            followers.change(new GraphId("own"), TestFrames.nodes(0, 1, 6, 0, 1, 10, 12));
            viewer.say("{\"t\":\"frame\"}");
            await(() -> viewer.ordered.size() == 3 && viewer.positionsFrames.get() == 1);
            followers.positions(new GraphId("own"), TestFrames.positions(1, 6, 0, 1, 12));
            await(() -> viewer.positionsFrames.get() == 2);
            assertThat(viewer.ordered.stream().map(frame -> frame.header().seq()))
                    .containsExactly(5L, 5L, 6L);
        }
    }

    @Test
    void commands_reach_the_log_and_so_does_the_number_of_viewers() throws Exception {
        try (SocketClient viewer = SocketClient.connect(server.socket("own"))) {
            viewer.say("{\"t\":\"hello\",\"credit\":1000}");
            viewer.next("welcome");
            viewer.say("{\"t\":\"command\",\"command\":{\"type\":\"pin\",\"slot\":3,\"x\":1.5,\"y\":-2}}");
            assertThat(commands.poll(5, TimeUnit.SECONDS)).isEqualTo(new Command.Look(1));
            assertThat(commands.poll(5, TimeUnit.SECONDS)).isEqualTo(new Command.Pin(3, 1.5f, -2f));
            viewer.say("{\"t\":\"command\",\"command\":{\"type\":\"delete\"}}");
            assertThat(viewer.next("error").path("code").asString()).isEqualTo("bad-command");
        }
        assertThat(commands.poll(5, TimeUnit.SECONDS)).isEqualTo(new Command.Look(0));
    }

    @Test
    void a_reader_may_not_command() throws Exception {
        try (SocketClient viewer = SocketClient.connect(server.socket("others"))) {
            viewer.say("{\"t\":\"hello\",\"credit\":1000}");
            viewer.say("{\"t\":\"command\",\"command\":{\"type\":\"pause\"}}");
            assertThat(viewer.next("error").path("code").asString()).isEqualTo("forbidden");
        }
    }

    @Test
    void a_foreign_origin_and_another_subprotocol_are_refused() {
        assertRefused("orrery.v2", null, 400);
        assertRefused("orrery.v1", "http://evil.example", 403);
    }

    @Test
    void a_deleted_graph_says_so_and_hangs_up() throws Exception {
        try (SocketClient viewer = SocketClient.connect(server.socket("own"))) {
            viewer.say("{\"t\":\"hello\",\"credit\":1000}");
            viewer.next("welcome");
            server.gone.add("own");
            viewer.next("deleted");
            assertThat(viewer.closeCode.get(5, TimeUnit.SECONDS)).isEqualTo(4004);
        }
    }

    @Test
    void a_viewer_whose_permission_ended_is_out_within_five_seconds() throws Exception {
        try (SocketClient viewer = SocketClient.connect(server.socket("own"))) {
            viewer.say("{\"t\":\"hello\",\"credit\":1000}");
            viewer.next("welcome");
            server.revoked.add("own");
            assertThat(viewer.closeCode.get(5, TimeUnit.SECONDS)).isEqualTo(4003);
        }
    }

    @Test
    void nonsense_and_oversized_messages_end_the_connection() throws Exception {
        try (SocketClient viewer = SocketClient.connect(server.socket("own"));
                SocketClient loud = SocketClient.connect(server.socket("own"))) {
            viewer.say("{\"t\":\"hello\",\"credit\":1000}");
            viewer.say("{\"t\":");
            assertThat(viewer.next("error").path("code").asString()).isEqualTo("malformed");
            assertThat(viewer.closeCode.get(5, TimeUnit.SECONDS)).isEqualTo(1002);
            loud.say("x".repeat(ViewerSocketHandler.MAX_MESSAGE_BYTES + 1));
            assertThat(loud.closeCode.get(5, TimeUnit.SECONDS)).isEqualTo(1009);
        }
    }

    private void assertRefused(String protocol, String origin, int status) {
        try (SocketClient viewer = SocketClient.with(server.socket("own"), protocol, origin)) {
            assertThatThrownBy(() -> viewer.closeCode.get(5, TimeUnit.SECONDS))
                    .hasMessageContaining(Integer.toString(status));
        }
    }

    static GraphLoader smallGraph() {
        return new GraphLoader() {
            @Override
            public LoadedGraph load(GraphId graph) {
                return new LoadedGraph(
                        1,
                        5,
                        10,
                        1,
                        List.of(
                                TestFrames.nodes(SNAPSHOT, 1, 5, 0, 2, 0, 10),
                                TestFrames.edges(SNAPSHOT, 1, 5, 1, 2, new int[] {0}, new int[] {1}, new int[] {2})),
                        List.of());
            }

            @Override
            public List<Frame> positions(GraphId graph) {
                return List.of(TestFrames.positions(1, 5, 0, 1, 10));
            }
        };
    }

    static void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("did not become true within 15 s");
            }
            Thread.sleep(10);
        }
    }
}
