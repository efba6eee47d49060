package io.orrery.layout.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.layout.force.Bodies;
import io.orrery.layout.force.ForceEngine;
import io.orrery.layout.force.ForceSettings;
import io.orrery.layout.force.GlobalSpeed;
import io.orrery.layout.force.Links;
import io.orrery.layout.force.Motion;
import io.orrery.layout.force.Remark;
import io.orrery.topics.model.Command;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.Layout;
import io.orrery.topics.model.LayoutHead;
import io.orrery.topics.model.LayoutSteps;
import io.orrery.topics.model.NodeColumns;
import io.orrery.topics.model.OrderBy;
import io.orrery.topics.model.Reason;
import io.orrery.topics.model.StageStatus;
import io.orrery.topics.wire.Frame;
import io.orrery.topics.wire.FrameHeader;
import io.orrery.topics.wire.FrameKind;
import io.orrery.topics.wire.GraphFrames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Time is a number here: each step of the pretended engine takes as long as its graph has nodes, in milliseconds.
final class TurnsTest {
    private static final GraphId HEAVY = new GraphId("heavy");
    private static final GraphId LIGHT = new GraphId("light");
    private static final long MILLI = 1_000_000;

    private long now = 1_000_000_000_000L;
    private final Inbox inbox = new Inbox(1 << 20);
    private final Recorder sink = new Recorder();
    private final List<GraphId> opened = new ArrayList<>();
    private final List<GraphId> closed = new ArrayList<>();
    private Remark remark;
    private Turns turns = turns(1 << 20);

    private Turns turns(long bytes) {
        return new Turns(
                inbox,
                graph -> {
                    opened.add(graph);
                    return () -> closed.add(graph);
                },
                new Pretended(),
                sink,
                new Rhythm(20, 1_000_000),
                1,
                bytes,
                () -> now,
                () -> now / MILLI);
    }

    private void load(GraphId graph, int nodes) {
        inbox.post(new Message.Own(Set.of(0)));
        inbox.post(new Message.Seen(graph, 0, 1, 10, ""));
        inbox.post(new Message.Restart(graph));
        inbox.post(new Message.Arrived(graph, nodes(1, 0, nodes)));
        inbox.post(new Message.Current(graph));
        turns.turn(0);
    }

    private static Frame nodes(long seq, int from, int count) {
        int[] slots = new int[count];
        String[] ids = new String[count];
        for (int i = 0; i < count; i++) {
            slots[i] = from + i;
            ids[i] = "n" + slots[i];
        }
        String[] noText = new String[0];
        float[] none = new float[0];
        double[] never = new double[0];
        NodeColumns columns = new NodeColumns(
                slots, ids, new int[count], noText, noText, new int[0], none, new int[0], never, never, none, none);
        return Frame.of(GraphFrames.encode(new FrameHeader(FrameKind.NODES, 0, 1, 0, 1, seq, 7), columns));
    }

    /// Lets time pass; an idle millisecond between turns.
    private void run(long millis) {
        long until = now + millis * MILLI;
        while (now < until) {
            turns.turn(0);
            now += MILLI;
        }
    }

    @Test
    void aHeavyGraphCannotStarveALightOne() {
        load(HEAVY, 200);
        load(LIGHT, 2);
        sink.frames.clear();
        run(4_000);
        // A step of the heavy one takes 200 ms, so the light one has about five turns a second, and a frame at each.
        assertThat(sink.frames.get(LIGHT)).isGreaterThanOrEqualTo(15);
        assertThat(sink.frames.get(HEAVY)).isGreaterThanOrEqualTo(10);
    }

    @Test
    void aSmallGraphSendsTwentyFramesASecondAndNoMore() {
        load(LIGHT, 2);
        sink.frames.clear();
        run(2_000);
        assertThat(sink.frames.get(LIGHT)).isBetween(30, 41);
    }

    @Test
    void noFrameLeavesWhileAnotherIsOnItsWay() {
        sink.stuck = true;
        load(LIGHT, 2);
        run(2_000);
        assertThat(sink.frames.get(LIGHT)).isOne();
    }

    @Test
    void aChangeIsShownAtOnceAlthoughAFrameHasJustLeft() {
        load(LIGHT, 2);
        run(1_000);
        int before = sink.frames.get(LIGHT);
        inbox.post(new Message.Arrived(LIGHT, nodes(2, 2, 1)));
        run(30);
        assertThat(sink.frames.get(LIGHT)).isGreaterThan(before);
        assertThat(sink.newest.header().seq()).isEqualTo(2);
    }

    @Test
    void anArrangedGraphStandsInItsLayoutAndFollowsChanges() {
        load(LIGHT, 4);
        inbox.post(new Message.Asked(LIGHT, new Command.Arrange(Layout.GRID, OrderBy.DEGREE, -1), 1, true));
        awaitPlaces(-10, 10);
        int steps = sink.steps;
        inbox.post(new Message.Arrived(LIGHT, nodes(2, 4, 1)));
        awaitPlaces(-20, 20);
        assertThat(sink.steps).isEqualTo(steps);
        assertThat(sink.status.detail()).contains("layout=grid", "by=degree");

        inbox.post(new Message.Asked(LIGHT, new Command.Pin(0, 500, 500), 2, true));
        inbox.post(new Message.Arrived(LIGHT, nodes(3, 5, 1)));
        awaitPlaces(500, 500);

        inbox.post(new Message.Asked(LIGHT, new Command.Arrange(Layout.FORCE, OrderBy.NONE, -1), 3, true));
        run(100);
        assertThat(sink.steps).isGreaterThan(steps);
    }

    @Test
    void aPausedGraphTakesALayoutThatIsAskedForAndThenStays() {
        load(LIGHT, 4);
        inbox.post(new Message.Asked(LIGHT, new Command.Arrange(Layout.GRID, OrderBy.DEGREE, -1), 1, true));
        inbox.post(new Message.Asked(LIGHT, new Command.Pause(), 2, true));
        awaitPlaces(-10, 10);
        inbox.post(new Message.Arrived(LIGHT, nodes(2, 4, 1)));
        run(2_000);
        assertThat(GraphFrames.positions(sink.newest)[0]).isEqualTo(-10);
        inbox.post(new Message.Asked(LIGHT, new Command.Play(), 3, true));
        awaitPlaces(-20, 20);
    }

    @Test
    void aGraphThatIsReadAgainIsArrangedAsBefore() {
        inbox.post(new Message.Own(Set.of(0)));
        inbox.post(new Message.Asked(LIGHT, new Command.Arrange(Layout.GRID, OrderBy.DEGREE, -1), 1, false));
        load(LIGHT, 4);
        awaitPlaces(-10, 10);
    }

    /// Arranging has a thread of its own, so this waits in real time.
    private void awaitPlaces(float x, float y) {
        long end = System.nanoTime() + 20_000_000_000L;
        while (System.nanoTime() < end) {
            turns.turn(5 * MILLI);
            now += 20 * MILLI;
            float[] pairs = sink.newest == null ? new float[2] : GraphFrames.positions(sink.newest);
            if (pairs[0] == x && pairs[1] == y) {
                return;
            }
        }
        throw new AssertionError("node 0 did not come to " + x + ", " + y + " but is at "
                + Arrays.toString(GraphFrames.positions(sink.newest)));
    }

    @Test
    void aPausedGraphTakesNoStepsAndASleepingOneAsksForNoTurn() {
        load(LIGHT, 2);
        inbox.post(new Message.Asked(LIGHT, new Command.Pause(), 1, true));
        run(200);
        int steps = sink.steps;
        run(1_000);
        assertThat(sink.steps).isEqualTo(steps);
        assertThat(sink.newest.header().has(FrameHeader.RESTING)).isTrue();
        assertThat(sink.status.detail()).containsExactly("paused", "layout=force", "by=none");
    }

    @Test
    void offsetsAreSettledOnlyWhenThePlacesAreKept() {
        sink.refuseToKeep = true;
        load(LIGHT, 2);
        inbox.post(new Message.Asked(LIGHT, new Command.Pause(), 1, true));
        run(100);
        turns.settle();
        assertThat(turns.settledOffsets()).isEqualTo(Map.of(0, 10L));
        sink.refuseToKeep = false;
        run(100);
        inbox.post(new Message.Asked(LIGHT, new Command.Look(1), 2, true));
        run(100);
        turns.settle();
        assertThat(turns.settledOffsets()).isEqualTo(Map.of(0, 11L));
    }

    @Test
    void aLostPartitionTakesItsGraphsAlongAfterTheirPlacesWereKept() {
        load(LIGHT, 2);
        run(100);
        int kept = sink.kept;
        inbox.post(new Message.Own(Set.of()));
        turns.turn(0);
        assertThat(sink.kept).isEqualTo(kept + 1);
        assertThat(closed).containsExactly(LIGHT);
        inbox.post(new Message.Seen(LIGHT, 0, 2, 11, ""));
        turns.turn(0);
        assertThat(turns.graphCount()).isZero();
    }

    @Test
    void aDeletedGraphIsForgottenAndNothingMoreIsWrittenForIt() {
        load(LIGHT, 2);
        inbox.post(new Message.Asked(LIGHT, new Command.Delete(), 1, true));
        turns.turn(0);
        int frames = sink.frames.get(LIGHT);
        int kept = sink.kept;
        run(11_000);
        assertThat(sink.frames.get(LIGHT)).isEqualTo(frames);
        assertThat(sink.kept).isEqualTo(kept);
    }

    @Test
    void commandsOfThePastAreRememberedButDoNotOpenAGraph() {
        inbox.post(new Message.Own(Set.of(0)));
        inbox.post(new Message.Asked(LIGHT, new Command.Pause(), 1, false));
        turns.turn(0);
        assertThat(opened).isEmpty();
        load(LIGHT, 2);
        run(100);
        assertThat(sink.status.detail()).containsExactly("paused", "layout=force", "by=none");
    }

    @Test
    void aGraphLargerThanMemoryIsRefusedWithTheFigureAndTheOthersGoOn() {
        turns = turns(memoryFor(100));
        load(LIGHT, 2);
        load(HEAVY, 200);
        assertThat(closed).containsExactly(HEAVY);
        assertThat(sink.status.state()).isEqualTo(StageStatus.State.FAILED);
        assertThat(sink.status.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.reason()).isEqualTo(Reason.TOO_LARGE);
            assertThat(problem.message()).contains("200 nodes and 0 edges");
        });
        load(HEAVY, 200);
        assertThat(opened).containsExactly(LIGHT, HEAVY);
        int frames = sink.frames.get(LIGHT);
        run(1_000);
        assertThat(sink.frames.get(LIGHT)).isGreaterThan(frames);

        inbox.post(new Message.Asked(HEAVY, new Command.Relayout(), 11, true));
        turns.turn(0);
        assertThat(opened).as("who asks for it gets another try").containsExactly(LIGHT, HEAVY, HEAVY);
    }

    @Test
    void graphsThatDoNotFitTogetherWaitForEachOtherAndNothingOfThemIsSettled() {
        turns = turns(memoryFor(250));
        load(HEAVY, 200);
        load(LIGHT, 100);
        assertThat(closed).containsExactly(LIGHT);
        assertThat(sink.status.problems().getFirst().message()).contains("waits for other graphs");
        run(12_000);
        turns.settle();
        assertThat(turns.settledOffsets()).isEqualTo(Map.of(0, 10L));
        assertThat(opened).containsExactly(HEAVY, LIGHT);

        inbox.post(new Message.Asked(HEAVY, new Command.Delete(), 1, true));
        turns.turn(0);
        assertThat(opened).containsExactly(HEAVY, LIGHT, LIGHT);
    }

    @Test
    void aStatusSaysWhyAGraphIsNotLaidOutWhereItShouldBe() {
        remark = new Remark(false, "laid out on the CPU: too large for the device");
        load(LIGHT, 2);
        run(3_000);
        assertThat(sink.status.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.reason()).isEqualTo(Reason.TOO_LARGE);
            assertThat(problem.message()).isEqualTo("laid out on the CPU: too large for the device");
        });
    }

    private static long memoryFor(int nodes) {
        return 175L * nodes;
    }

    /// Bodies wander, so the layout never comes to rest by itself.
    private final class Pretended implements ForceEngine {
        @Override
        public Motion step(Bodies bodies, Links links, ForceSettings settings, GlobalSpeed speed, double longest) {
            sink.steps++;
            now += bodies.size * MILLI;
            bodies.x[0]++;
            return new Motion(bodies.size, 1, 1, bodies.size, 1, 1);
        }

        @Override
        public Remark remark() {
            return remark;
        }

        @Override
        public void close() {}
    }

    private static final class Recorder implements FrameSink {
        private final List<LayoutSteps> noted = new ArrayList<>();
        final Map<GraphId, Integer> frames = new HashMap<>();
        boolean stuck;
        boolean refuseToKeep;
        int kept;
        int steps;
        Frame newest;
        StageStatus status;

        @Override
        public void show(GraphId graph, String trace, List<byte[]> chunks, Consumer<Boolean> done) {
            frames.merge(graph, 1, Integer::sum);
            newest = Frame.of(chunks.getFirst());
            if (!stuck) {
                done.accept(true);
            }
        }

        @Override
        public void keep(LayoutHead head, List<byte[]> chunks, Consumer<Boolean> done) {
            kept += refuseToKeep ? 0 : 1;
            done.accept(!refuseToKeep);
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
