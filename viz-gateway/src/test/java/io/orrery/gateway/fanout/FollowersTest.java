package io.orrery.gateway.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.gateway.fanout.core.ViewerLimits;
import io.orrery.stage.KafkaSettings;
import io.orrery.topics.model.Command;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.wire.Frame;
import io.orrery.topics.wire.FrameHeader;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FollowersTest {
    private final Queue<Command> commands = new ConcurrentLinkedQueue<>();
    private final Followers followers = new Followers(
            new FanoutSettings(
                    KafkaSettings.plain("localhost:1"),
                    4,
                    1 << 20,
                    0,
                    10,
                    Duration.ofMillis(1_500),
                    ViewerLimits.DEFAULTS),
            new Fat(),
            (graph, command) -> commands.add(command));

    @AfterEach
    void close() {
        followers.close();
    }

    @Test
    void one_graph_is_loaded_once_for_all_its_viewers_and_closed_some_time_after_the_last_left() throws Exception {
        GraphFollower first = followers.open(new GraphId("a"), "s").orElseThrow();
        assertThat(followers.open(new GraphId("a"), "s")).containsSame(first);
        assertThat(commands).containsExactly(new Command.Look(1), new Command.Look(2));

        followers.release(new GraphId("a"));
        TimeUnit.MILLISECONDS.sleep(2_600);
        assertThat(followers.openGraphs()).containsExactly(new GraphId("a"));

        followers.release(new GraphId("a"));
        assertThat(followers.openGraphs()).containsExactly(new GraphId("a"));
        ViewerSocketTest.await(() -> followers.openGraphs().isEmpty());
        assertThat(commands).endsWith(new Command.Look(1), new Command.Look(0));
    }

    @Test
    void a_full_cache_closes_idle_graphs_first_and_refuses_new_ones_when_all_are_looked_at() throws Exception {
        for (String id : List.of("a", "b")) {
            followers.open(new GraphId(id), "s").orElseThrow().ready().get(5, TimeUnit.SECONDS);
        }
        assertThat(followers.open(new GraphId("c"), "s")).isEmpty();

        followers.release(new GraphId("a"));

        assertThat(followers.open(new GraphId("c"), "s")).isPresent();
        assertThat(followers.openGraphs()).containsExactlyInAnyOrder(new GraphId("b"), new GraphId("c"));
    }

    @Test
    void a_loader_that_fails_is_asked_again() throws Exception {
        GraphFollower follower = followers.open(new GraphId("stormy"), "s").orElseThrow();

        assertThat(follower.ready().get(5, TimeUnit.SECONDS)).isSameAs(follower);
    }

    /// Every graph weighs 600 kB; the first loading of `stormy` fails.
    private static final class Fat implements GraphLoader {
        private volatile boolean stormPassed;

        @Override
        public LoadedGraph load(GraphId graph) {
            if (graph.value().equals("stormy") && !stormPassed) {
                stormPassed = true;
                throw new IllegalStateException("no broker");
            }
            Frame frame = TestFrames.nodes(FrameHeader.SNAPSHOT, 1, 1, 0, 1, 0, 30_000);
            return new LoadedGraph(1, 1, 1, 0, List.of(frame), List.of());
        }

        @Override
        public List<Frame> positions(GraphId graph) {
            return List.of();
        }
    }
}
