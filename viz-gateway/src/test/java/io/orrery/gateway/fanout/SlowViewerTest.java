package io.orrery.gateway.fanout;

import static io.orrery.topics.wire.FrameHeader.SNAPSHOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.internal.PlatformDependent;
import io.orrery.gateway.fanout.core.ViewerLimits;
import io.orrery.stage.KafkaSettings;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.wire.Frame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Twenty viewers of a graph of 50,000 nodes at ten frames a second, one of which reads nothing from its socket but
/// keeps asking. It must cost neither memory nor the others' frames.
@Timeout(120)
class SlowViewerTest {
    private static final int VIEWERS = 20;
    private static final int NODES = 50_000;
    private static final int FRAMES = 100;
    private static final long PERIOD_MILLIS = 100;
    private static final GraphId GRAPH = new GraphId("own-big");

    private record Outcome(long grownBytes, List<Long> framesOfOthers) {}

    @Test
    void one_stalled_socket_among_twenty_costs_nobody_anything() throws Exception {
        Outcome outcome = run(ViewerLimits.DEFAULTS);

        System.out.println("one of 20 viewers stalled: memory grew by " + (outcome.grownBytes() >> 20)
                + " MiB, the others got " + outcome.framesOfOthers() + " of " + FRAMES + " frames");
        assertThat(outcome.grownBytes()).isLessThan(16L << 20);
        assertThat(outcome.framesOfOthers())
                .allSatisfy(frames -> assertThat(frames).isGreaterThan(FRAMES / 2));
    }

    @Test
    void control_without_a_bound_on_what_lies_in_the_socket_memory_grows() throws Exception {
        ViewerLimits unbounded =
                new ViewerLimits(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Duration.ofSeconds(25), 100);

        Outcome outcome = run(unbounded);

        System.out.println("control, without a bound: memory grew by " + (outcome.grownBytes() >> 20) + " MiB");
        assertThat(outcome.grownBytes()).isGreaterThan(24L << 20);
    }

    private static Outcome run(ViewerLimits limits) throws Exception {
        FanoutSettings defaults = FanoutSettings.defaults(KafkaSettings.plain("localhost:1"), 4);
        FanoutSettings settings = new FanoutSettings(
                defaults.kafka(), 4, defaults.cacheBytes(), defaults.resumeBytes(), 100, Duration.ofSeconds(5), limits);
        List<SocketClient> others = new ArrayList<>();
        try (FanoutServer server = new FanoutServer(settings, context -> {
                    context.registerBean(GraphLoader.class, BigGraph::new);
                    context.registerBean(CommandSender.class, () -> (graph, command) -> {});
                });
                DeafClient deaf = new DeafClient(server.socket(GRAPH.value()))) {
            deaf.awaitUpgrade();
            deaf.say("{\"t\":\"hello\",\"credit\":33554432}");
            for (int i = 1; i < VIEWERS; i++) {
                SocketClient viewer = SocketClient.counting(server.socket(GRAPH.value()));
                others.add(viewer);
                greet(viewer);
                viewer.say("{\"t\":\"frame\"}");
            }
            for (SocketClient viewer : others) {
                ViewerSocketTest.await(() -> viewer.positionsFrames.get() > 0);
            }
            List<Long> before =
                    others.stream().map(viewer -> viewer.positionsFrames.get()).toList();
            long memory = memoryInUse();
            produce(server.bean(Followers.class), deaf);
            long grown = memoryInUse() - memory;
            List<Long> frames = IntStream.range(0, others.size())
                    .mapToObj(i -> others.get(i).positionsFrames.get() - before.get(i))
                    .toList();
            return new Outcome(grown, frames);
        } finally {
            others.forEach(SocketClient::close);
        }
    }

    private static void greet(SocketClient viewer) throws InterruptedException {
        viewer.say("{\"t\":\"hello\",\"credit\":33554432}");
        while (viewer.next("welcome").path("epoch").asInt() == 0) {
            // the graph is still being loaded
        }
    }

    private static void produce(Followers followers, DeafClient deaf) throws Exception {
        long due = System.nanoTime();
        for (int i = 0; i < FRAMES; i++) {
            followers.change(GRAPH, TestFrames.nodes(0, 1, 2 + i, 0, 1, i, i + 10));
            followers.positions(GRAPH, TestFrames.positions(1, 2 + i, 0, 1, NODES));
            deaf.say("{\"t\":\"frame\"}");
            deaf.say("{\"t\":\"credit\",\"bytes\":1000000}");
            due += PERIOD_MILLIS * 1_000_000;
            Thread.sleep(Math.max(1, (due - System.nanoTime()) / 1_000_000));
        }
    }

    /// Heap and, because that is where Netty puts what a socket has not taken yet, direct memory.
    private static long memoryInUse() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(100);
        }
        long heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        return heap + Math.max(0, PlatformDependent.usedDirectMemory());
    }

    private static final class BigGraph implements GraphLoader {
        @Override
        public LoadedGraph load(GraphId graph) {
            List<Frame> frames = IntStream.range(0, 5)
                    .mapToObj(i -> TestFrames.nodes(SNAPSHOT, 1, 1, i, 5, i * NODES / 5, (i + 1) * NODES / 5))
                    .toList();
            return new LoadedGraph(1, 1, NODES, 0, frames, List.of());
        }

        @Override
        public List<Frame> positions(GraphId graph) {
            return List.of(TestFrames.positions(1, 1, 0, 1, NODES));
        }
    }
}
