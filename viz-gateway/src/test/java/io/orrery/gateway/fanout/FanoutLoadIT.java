package io.orrery.gateway.fanout;

import static io.orrery.topics.wire.FrameHeader.SNAPSHOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Timer;
import io.orrery.stage.KafkaSettings;
import io.orrery.stage.testing.Backends;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Twenty viewers of a graph of 50,000 nodes through a real broker: 100 changes and 10 positions frames a second.
@Timeout(120)
class FanoutLoadIT {
    private static final int VIEWERS = 20;
    private static final int NODES = 50_000;
    private static final int SECONDS = 10;

    @Test
    void twenty_viewers_see_every_change_and_ten_frames_a_second() throws Exception {
        KafkaSettings kafka = Backends.kafkaWithTopics();
        String graph = "own-" + UUID.randomUUID();
        List<SocketClient> viewers = new ArrayList<>();
        try (GraphWriter log = new GraphWriter(kafka, graph);
                FanoutServer server = new FanoutServer(
                        FanoutSettings.defaults(kafka, 4), context -> context.register(FanoutConfiguration.class))) {
            long millis = System.currentTimeMillis();
            log.snapshot(
                    1,
                    1,
                    NODES,
                    0,
                    millis,
                    IntStream.range(0, 5)
                            .mapToObj(i -> TestFrames.nodes(SNAPSHOT, 1, 1, i, 5, i * NODES / 5, (i + 1) * NODES / 5))
                            .toArray(io.orrery.topics.wire.Frame[]::new));
            for (int i = 0; i < VIEWERS; i++) {
                SocketClient viewer = SocketClient.counting(server.socket(graph));
                viewers.add(viewer);
                viewer.say("{\"t\":\"hello\",\"credit\":8388608}");
                viewer.say("{\"t\":\"frame\"}");
                viewer.next("welcome");
            }
            for (SocketClient viewer : viewers) {
                ViewerSocketTest.await(() -> viewer.orderedFrames.get() == 5);
            }
            int changes = produce(log);
            TimeUnit.SECONDS.sleep(1);

            report(server, viewers);
            assertThat(viewers).allSatisfy(viewer -> {
                assertThat(viewer.orderedFrames.get()).isEqualTo(5 + changes);
                assertThat(viewer.positionsFrames.get()).isGreaterThan(SECONDS * 10 / 2);
            });
        } finally {
            viewers.forEach(SocketClient::close);
        }
    }

    private static int produce(GraphWriter log) throws Exception {
        int changes = 0;
        long due = System.nanoTime();
        for (int tick = 0; tick < SECONDS * 10; tick++) {
            for (int i = 0; i < 10; i++) {
                changes++;
                log.change(TestFrames.nodes(0, 1, 1 + changes, 0, 1, i, i + 10));
            }
            log.positions(TestFrames.positions(1, 1 + changes, 0, 1, NODES));
            due += 100_000_000L;
            TimeUnit.NANOSECONDS.sleep(Math.max(1, due - System.nanoTime()));
        }
        return changes;
    }

    private static void report(FanoutServer server, List<SocketClient> viewers) {
        for (String kind : List.of("change", "positions")) {
            Timer timer = server.registry
                    .get("orrery.event.to.frame")
                    .tag("kind", kind)
                    .timer();
            System.out.printf(
                    java.util.Locale.ROOT,
                    "20 viewers, written to given to a socket, %s: n=%d mean=%.1f ms max=%.1f ms%n",
                    kind,
                    timer.count(),
                    timer.mean(TimeUnit.MILLISECONDS),
                    timer.max(TimeUnit.MILLISECONDS));
        }
        System.out.println("20 viewers, positions frames each of " + SECONDS * 10 + ": "
                + viewers.stream().map(viewer -> viewer.positionsFrames.get()).toList() + ", conflated "
                + (long)
                        server.registry.get("orrery.fanout.conflated").counter().count());
    }
}
