package io.orrery.layout.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.topics.model.Command;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.LayoutHead;
import io.orrery.topics.model.LayoutSteps;
import io.orrery.topics.model.StageStatus;
import io.orrery.topics.wire.Frame;
import io.orrery.topics.wire.FrameHeader;
import io.orrery.topics.wire.GraphFrames;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// From changes of a graph to the offer of a tidier layout and its taking, as viewers see it. Time is a number; only
/// the
/// look at the picture takes real time, on a thread of its own.
final class OfferTest {
    private static final GraphId GRAPH = new GraphId("ring");
    private static final int NODES = 120;
    private static final long MILLI = 1_000_000;

    private long now = 1_000_000_000_000L;
    private long commands;
    private final Inbox inbox = new Inbox(1 << 20);
    private final Seen seen = new Seen();
    private final Tableau engine = new Tableau();
    private final Turns turns = new Turns(
            inbox,
            graph -> () -> {},
            engine,
            seen,
            new Rhythm(20, 1_000_000),
            1,
            1 << 24,
            // No two looks at a real clock show the same either.
            () -> ++now,
            () -> now / MILLI);

    @AfterEach
    void close() {
        turns.close();
    }

    private void load() {
        inbox.post(new Message.Own(Set.of(0)));
        inbox.post(new Message.Seen(GRAPH, 0, 1, 10, ""));
        read();
    }

    private void read() {
        inbox.post(new Message.Restart(GRAPH));
        inbox.post(new Message.Arrived(GRAPH, Ring.nodes(NODES)));
        inbox.post(new Message.Arrived(GRAPH, Ring.edges(NODES)));
        inbox.post(new Message.Current(GRAPH));
        run(1_000);
    }

    private void ask(Command command) {
        inbox.post(new Message.Asked(GRAPH, command, ++commands, true));
    }

    private void run(long millis) {
        long until = now + millis * MILLI;
        while (now < until) {
            turns.turn(0);
            now += MILLI;
        }
    }

    /// Waits in real time.
    private void awaitOffer() {
        long end = System.nanoTime() + 20_000 * MILLI;
        while (!seen.status.detail().contains("tidier=1")) {
            turns.turn(5 * MILLI);
            now += 20 * MILLI;
            assertThat(System.nanoTime()).as("an offer in 20 s").isLessThan(end);
        }
    }

    private void offer() {
        load();
        ask(new Command.Look(1));
        inbox.post(new Message.Arrived(GRAPH, Ring.changed(2, NODES / 10, NODES)));
        awaitOffer();
    }

    @Test
    void changesLeadToAnOfferThatNeitherMovesNorShowsAnything() {
        load();
        assertThat(seen.status.detail()).doesNotContain("tidier=1");
        ask(new Command.Look(1));
        inbox.post(new Message.Arrived(GRAPH, Ring.changed(2, NODES / 10, NODES)));
        run(1_000);
        int frames = seen.frames.size();
        awaitOffer();
        run(60_000);
        assertThat(seen.frames).hasSize(frames);
        assertThat(seen.status.detail()).containsExactly("resting", "layout=force", "by=none", "tidier=1");
    }

    @Test
    void theNextRelayoutGlidesThereInEasedFramesAndComesToRest() {
        offer();
        run(1_000);
        float[] before = GraphFrames.positions(seen.frames.getLast());
        int steps = engine.steps;
        int frames = seen.frames.size();
        ask(new Command.Relayout());
        run(100);
        assertThat(seen.status.detail().getFirst()).isEqualTo("moving");
        assertThat(seen.status.detail()).doesNotContain("tidier=1");
        float[] early = GraphFrames.positions(seen.frames.getLast());
        run(3_000);
        assertThat(engine.steps - steps)
                .as("no forces on the way, few after it")
                .isLessThan(5);
        assertThat(seen.frames.size() - frames).isBetween(20, 40);
        assertThat(seen.frames.getLast().header().has(FrameHeader.RESTING)).isTrue();
        float[] after = GraphFrames.positions(seen.frames.getLast());
        assertThat(way(before, early)).isPositive().isLessThan(0.1 * way(before, after));
        assertThat(edges(after)).as("neighbours stand nearer").isLessThan(0.5 * edges(before));
        assertThat(seen.noted.getLast().ended()).as("the log does not hold it").contains("tidier");

        ask(new Command.Relayout());
        run(3_000);
        assertThat(engine.steps - steps).as("without an offer it starts afresh").isGreaterThan(50);
    }

    @Test
    void aChangeOnTheWayIsTakenInAndDoesNotEndIt() {
        offer();
        ask(new Command.Relayout());
        run(500);
        inbox.post(new Message.Arrived(GRAPH, Ring.changed(3, 2, NODES)));
        int steps = engine.steps;
        run(500);
        assertThat(seen.frames.getLast().header().seq()).isEqualTo(3);
        assertThat(engine.steps).isEqualTo(steps);
        run(3_000);
        assertThat(seen.status.detail().getFirst()).isEqualTo("resting");
    }

    @Test
    void aDeletedGraphTakesItsOfferAlong() {
        offer();
        ask(new Command.Delete());
        run(100);
        load();
        assertThat(seen.status.detail()).doesNotContain("tidier=1");
        int steps = engine.steps;
        ask(new Command.Relayout());
        run(1_000);
        assertThat(engine.steps - steps).as("laid out afresh").isGreaterThan(50);
    }

    @Test
    void aGraphThatIsReadAgainAndAPausedOneHaveNoOffer() {
        offer();
        read();
        assertThat(seen.status.detail()).doesNotContain("tidier=1");

        inbox.post(new Message.Arrived(GRAPH, Ring.changed(4, NODES / 10, NODES)));
        now += 3_600_000 * MILLI;
        awaitOffer();
        ask(new Command.Pause());
        run(100);
        assertThat(seen.status.detail()).containsExactly("paused", "layout=force", "by=none");
    }

    private static double way(float[] from, float[] to) {
        double sum = 0;
        for (int i = 0; i < from.length; i += 2) {
            sum += Math.hypot(to[i] - from[i], to[i + 1] - from[i + 1]);
        }
        return sum;
    }

    /// Mean length between those next to each other in the ring, as a share of the mean between opposites.
    private static double edges(float[] pairs) {
        double next = 0;
        double opposite = 0;
        for (int node = 0; node < NODES; node++) {
            next += far(pairs, node, (node + 1) % NODES);
            opposite += far(pairs, node, (node + NODES / 2) % NODES);
        }
        return next / opposite;
    }

    private static double far(float[] pairs, int one, int other) {
        return Math.hypot(pairs[2 * one] - pairs[2 * other], pairs[2 * one + 1] - pairs[2 * other + 1]);
    }

    private static final class Seen implements FrameSink {
        final List<LayoutSteps> noted = new ArrayList<>();
        final List<Frame> frames = new ArrayList<>();
        StageStatus status;

        @Override
        public void show(GraphId graph, String trace, List<byte[]> chunks, Consumer<Boolean> done) {
            frames.add(Frame.of(chunks.getFirst()));
            done.accept(true);
        }

        @Override
        public void keep(LayoutHead head, List<byte[]> chunks, Consumer<Boolean> done) {
            done.accept(true);
        }

        @Override
        public void note(LayoutSteps steps) {
            noted.add(steps);
        }

        @Override
        public void report(StageStatus report) {
            status = report;
        }
    }
}
