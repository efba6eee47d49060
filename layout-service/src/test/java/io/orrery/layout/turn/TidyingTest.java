package io.orrery.layout.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.layout.follow.Wishes;
import io.orrery.topics.model.Command;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.Layout;
import io.orrery.topics.model.OrderBy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// When a graph is looked at, and whose result counts. The look itself is a real one, on its own thread.
final class TidyingTest {
    private static final int NODES = 120;
    private static final long NEVER = Long.MAX_VALUE;

    private long now = 1_000_000_000_000L;
    private long free = 1 << 30;
    private final Inbox inbox = new Inbox(1 << 20);
    private final Tidying tidying = new Tidying(inbox, () -> now, () -> free);
    private final Wishes wishes = new Wishes();

    TidyingTest() {
        wishes.remember(new Command.Look(1));
    }

    @AfterEach
    void close() {
        tidying.close();
    }

    /// A ring that stands as it was first thrown, at rest, where a tenth of the edges have gone and come since.
    private static LiveGraph changed(String name) {
        LiveGraph graph = rested(name);
        graph.follower.take(Ring.changed(2, NODES / 10, NODES));
        graph.follower.layout().commit();
        return graph;
    }

    private static LiveGraph rested(String name) {
        LiveGraph graph = new LiveGraph(new GraphId(name), 0, () -> {}, "run");
        graph.follower.take(Ring.nodes(NODES));
        graph.follower.take(Ring.edges(NODES));
        graph.loaded = true;
        Tableau engine = new Tableau();
        do {
            graph.follower.layout().step(engine);
        } while (graph.follower.layout().moving());
        graph.tidyEdges = graph.follower.layout().edgeChanges();
        return graph;
    }

    private Message.Tidied look(LiveGraph graph) {
        tidying.take(graph, wishes);
        return await();
    }

    private Message.Tidied await() {
        return (Message.Tidied) inbox.take(TimeUnit.SECONDS.toNanos(20));
    }

    @Test
    void aGraphThatChangedAndIsLookedAtIsDueAndOthersNeverAre() {
        LiveGraph graph = changed("g");
        assertThat(tidying.due(graph, wishes)).as("the control").isNotEqualTo(NEVER);
        assertThat(tidying.due(rested("h"), wishes)).as("nothing changed").isEqualTo(NEVER);
        assertThat(tidying.due(graph, new Wishes())).as("nobody looks").isEqualTo(NEVER);
        assertThat(asking(new Command.Pause())).isEqualTo(NEVER);
        assertThat(asking(new Command.Arrange(Layout.GRID, OrderBy.DEGREE, -1))).isEqualTo(NEVER);
        graph.follower.layout().release();
        assertThat(tidying.due(graph, wishes)).as("moves freely").isEqualTo(NEVER);
        LiveGraph locked = changed("i");
        wishes.remember(new Command.Configure(Map.of("lockedX", 1.0)));
        wishes.prepare(locked.follower.layout());
        assertThat(tidying.due(locked, wishes)).as("x is locked").isEqualTo(NEVER);
    }

    private long asking(Command command) {
        Wishes others = new Wishes();
        others.remember(new Command.Look(1));
        others.remember(command);
        return tidying.due(changed("g"), others);
    }

    @Test
    void aPictureThatFellBehindIsOfferedAFreshOneOnceInHalfAMinute() {
        LiveGraph graph = changed("g");
        tidying.arrived(look(graph), graph);
        assertThat(graph.offer).isNotNull();
        assertThat(graph.bytes()).isEqualTo(graph.ownBytes() + 9 * NODES);
        assertThat(tidying.due(graph, wishes)).as("nothing changed since").isEqualTo(NEVER);
        graph.follower.take(Ring.changed(3, NODES, NODES));
        graph.follower.layout().commit();
        long later = now + TimeUnit.SECONDS.toNanos(30);
        assertThat(tidying.due(graph, wishes)).isGreaterThanOrEqualTo(later);
    }

    @Test
    void anOfferIsDroppedWhenThePictureIsToBeAnother() {
        for (Command command : List.of(
                new Command.Pause(),
                new Command.Play(),
                new Command.Configure(Map.of("gravity", 2.0)),
                new Command.Arrange(Layout.GRID, OrderBy.DEGREE, -1))) {
            LiveGraph graph = changed("g");
            tidying.arrived(look(graph), graph);
            assertThat(tidying.asked(graph, new Command.Look(2))).isFalse();
            assertThat(graph.offer).as("the control").isNotNull();
            assertThat(tidying.asked(graph, command)).isFalse();
            assertThat(graph.offer).as("after %s", command).isNull();
            now += TimeUnit.HOURS.toNanos(1);
        }
    }

    @Test
    void anOfferIsDroppedWhenTheEdgesAreOthers() {
        LiveGraph graph = changed("g");
        tidying.arrived(look(graph), graph);
        graph.follower.take(Ring.changed(3, NODES, NODES));
        graph.follower.layout().commit();
        tidying.take(graph, new Wishes());
        assertThat(graph.offer).isNull();
    }

    @Test
    void aResultForAPictureThatIsNoMoreIsIgnored() {
        LiveGraph graph = changed("g");
        tidying.take(graph, wishes);
        tidying.asked(graph, new Command.Pause());
        tidying.arrived(await(), graph);
        assertThat(graph.offer).isNull();
        assertThat(graph.bytes()).isEqualTo(graph.ownBytes());

        LiveGraph deleted = changed("h");
        now += TimeUnit.HOURS.toNanos(1);
        Message.Tidied late = look(deleted);
        tidying.arrived(late, null);
        LiveGraph again = changed("h");
        tidying.arrived(late, again);
        assertThat(again.offer).isNull();
    }

    @Test
    void oneGraphAtATime() {
        LiveGraph first = changed("g");
        LiveGraph second = changed("h");
        tidying.take(first, wishes);
        tidying.take(second, wishes);
        assertThat(first.tidyTicket).isNotZero();
        assertThat(second.tidyTicket).isZero();
        assertThat(tidying.due(second, wishes)).isGreaterThan(now).isNotEqualTo(NEVER);
        tidying.arrived(await(), first);
        now += TimeUnit.HOURS.toNanos(1);
        tidying.arrived(look(second), second);
        assertThat(second.offer).isNotNull();
    }

    @Test
    void aLookThatDoesNotFitIntoMemoryWaits() {
        free = 1_000;
        LiveGraph graph = changed("g");
        tidying.take(graph, wishes);
        assertThat(graph.tidyTicket).isZero();
        assertThat(tidying.due(graph, wishes)).isEqualTo(now + TimeUnit.SECONDS.toNanos(30));
        free = 1 << 30;
        now += TimeUnit.SECONDS.toNanos(30);
        tidying.take(graph, wishes);
        assertThat(graph.tidyTicket).isNotZero();
        assertThat(graph.bytes()).isGreaterThan(graph.ownBytes() + 280 * NODES);
        tidying.arrived(await(), graph);
    }
}
