package io.orrery.gateway.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.gateway.fanout.core.CloseReason;
import io.orrery.gateway.fanout.core.ViewerLimits;
import io.orrery.stage.KafkaSettings;
import io.orrery.topics.model.Command;
import io.orrery.topics.model.GraphHead;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.wire.Frame;
import io.orrery.topics.wire.FrameHeader;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FollowersTest {
    private final Queue<Command> commands = new ConcurrentLinkedQueue<>();
    private final Fat loader = new Fat();
    private final Followers followers = new Followers(
            new FanoutSettings(
                    KafkaSettings.plain("localhost:1"),
                    4,
                    2 << 20,
                    0,
                    10,
                    Duration.ofMillis(1_500),
                    ViewerLimits.DEFAULTS),
            loader,
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

        followers.release(new GraphId("a"), first);
        TimeUnit.MILLISECONDS.sleep(2_600);
        assertThat(followers.openGraphs()).containsExactly(new GraphId("a"));

        followers.release(new GraphId("a"), first);
        assertThat(followers.openGraphs()).containsExactly(new GraphId("a"));
        ViewerSocketTest.await(() -> followers.openGraphs().isEmpty());
        assertThat(commands).endsWith(new Command.Look(1), new Command.Look(0));
    }

    @Test
    void a_full_cache_closes_idle_graphs_first_and_refuses_new_ones_when_all_are_looked_at() throws Exception {
        GraphFollower first = followers.open(new GraphId("a"), "s").orElseThrow();
        first.ready().get(5, TimeUnit.SECONDS);
        for (String id : List.of("b", "c", "d")) {
            followers.open(new GraphId(id), "s").orElseThrow().ready().get(5, TimeUnit.SECONDS);
        }
        assertThat(followers.open(new GraphId("e"), "s")).isEmpty();

        followers.release(new GraphId("a"), first);

        assertThat(followers.open(new GraphId("e"), "s")).isPresent();
        assertThat(followers.openGraphs()).extracting(GraphId::value).containsExactlyInAnyOrder("b", "c", "d", "e");
    }

    @Test
    void a_graph_too_large_for_memory_ends_for_its_viewers_and_is_not_loaded_again() throws Exception {
        GraphFollower follower = followers.open(new GraphId("giant"), "s").orElseThrow();

        assertThat(follower.ready().get(5, TimeUnit.SECONDS).view().end()).isEqualTo(CloseReason.TOO_LARGE);
        TimeUnit.MILLISECONDS.sleep(300);
        assertThat(loader.giants.get()).isOne();
    }

    @Test
    void graphs_being_looked_at_that_grow_over_the_bound_give_up_the_largest() throws Exception {
        for (String id : List.of("a", "b", "c", "grown")) {
            followers.open(new GraphId(id), "s").orElseThrow().ready().get(5, TimeUnit.SECONDS);
        }
        GraphFollower grown = followers.open(new GraphId("grown"), "s").orElseThrow();
        for (int seq = 2; seq < 4; seq++) {
            followers.change(new GraphId("grown"), TestFrames.nodes(0, 1, seq, 0, 1, 0, 30_000));
        }
        ViewerSocketTest.await(() -> grown.view().end() == CloseReason.BUSY);

        assertThat(followers.openGraphs()).extracting(GraphId::value).containsExactlyInAnyOrder("a", "b", "c");

        commands.clear();
        GraphFollower again = followers.open(new GraphId("grown"), "s").orElseThrow();
        followers.release(new GraphId("grown"), grown);
        followers.release(new GraphId("grown"), grown);
        assertThat(commands)
                .as("its former viewers leave late, and the one that came back stays")
                .containsExactly(new Command.Look(1));
        followers.release(new GraphId("grown"), again);
        assertThat(commands).endsWith(new Command.Look(0));
    }

    @Test
    void a_graph_that_was_read_before_its_first_snapshot_is_read_again_when_that_is_announced() throws Exception {
        GraphFollower follower = followers.open(new GraphId("early"), "s").orElseThrow();
        assertThat(follower.ready().get(5, TimeUnit.SECONDS).view().history()).isNull();

        followers.head(new GraphHead(new GraphId("early"), 1, 1, 1, 5, 1, 0));

        ViewerSocketTest.await(() -> follower.view().history() != null);
    }

    @Test
    void a_first_snapshot_that_is_announced_while_the_graph_is_being_read_is_not_missed() throws Exception {
        loader.whileReading = () -> followers.head(new GraphHead(new GraphId("early"), 1, 1, 1, 5, 1, 0));
        GraphFollower follower = followers.open(new GraphId("early"), "s").orElseThrow();

        ViewerSocketTest.await(() -> follower.view().history() != null);
    }

    @Test
    void a_loader_that_fails_is_asked_again() throws Exception {
        GraphFollower follower = followers.open(new GraphId("stormy"), "s").orElseThrow();

        assertThat(follower.ready().get(5, TimeUnit.SECONDS)).isSameAs(follower);
    }

    /// Every graph weighs 600 kB; the first loading of `stormy` fails, and every one of `giant`.
    private static final class Fat implements GraphLoader {
        private final AtomicInteger early = new AtomicInteger();
        private final AtomicInteger giants = new AtomicInteger();
        private volatile boolean stormPassed;
        private volatile Runnable whileReading = () -> {};

        @Override
        public LoadedGraph load(GraphId graph) {
            if (graph.value().equals("stormy") && !stormPassed) {
                stormPassed = true;
                throw new IllegalStateException("no broker");
            }
            if (graph.value().equals("early") && early.getAndIncrement() == 0) {
                whileReading.run();
                return LoadedGraph.nothing();
            }
            if (graph.value().equals("giant")) {
                giants.incrementAndGet();
                throw new TooLargeToShowException(1 << 20);
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
