package io.orrery.layout.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.device.Workers;
import io.orrery.layout.force.CpuForceEngine;
import io.orrery.layout.replay.Replay;
import io.orrery.topics.model.Command;
import io.orrery.topics.model.EdgeColumns;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.Layout;
import io.orrery.topics.model.LayoutHead;
import io.orrery.topics.model.LayoutSteps;
import io.orrery.topics.model.NodeColumns;
import io.orrery.topics.model.OrderBy;
import io.orrery.topics.model.StageStatus;
import io.orrery.topics.wire.Frame;
import io.orrery.topics.wire.FrameHeader;
import io.orrery.topics.wire.FrameKind;
import io.orrery.topics.wire.GraphFrames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A graph that changes, and people who ask for things, at moments that no two runs share.
final class JournalTest {
    private static final GraphId GRAPH = new GraphId("restless");
    private static final int NODES = 400;

    private final Workers workers = new Workers(2);
    private final CpuForceEngine engine = new CpuForceEngine(workers);
    private final Inbox inbox = new Inbox(1 << 20);
    private final Recorder sink = new Recorder();
    private long now = 1_000_000_000_000L;
    private final Turns turns = new Turns(
            inbox,
            graph -> () -> {},
            engine,
            sink,
            new Rhythm(20, 1_000_000),
            1,
            1 << 30,
            () -> now,
            () -> now / 1_000_000);
    private final List<Frame> frames = new ArrayList<>();
    private final List<Command> commands = new ArrayList<>();
    private SplittableRandom random = new SplittableRandom(1);
    private long seq;
    private int edges;

    @AfterEach
    void close() {
        engine.close();
        workers.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void thePictureIsMadeAgainBitForBit(int seed) {
        live(seed);
        assertThat(sink.noted)
                .extracting(LayoutSteps::number)
                .isEqualTo(IntStream.range(0, sink.noted.size()).boxed().toList());
        assertThat(sink.noted).extracting(LayoutSteps::ended).containsOnly("");
        assertThat(again(0)).containsExactly(sink.kept);
    }

    /// The control: where the steps fell does matter.
    @Test
    void withStepsElsewhereThePictureIsAnother() {
        live(1);
        assertThat(again(1)).isNotEqualTo(sink.kept);
    }

    @Test
    void aLayoutThatWasComputedBesideTheLogEndsTheRun() throws InterruptedException {
        load();
        ask(new Command.Arrange(Layout.CIRCLE, OrderBy.DEGREE, -1));
        while (sink.noted.isEmpty() || sink.noted.getLast().ended().isEmpty()) {
            pass(50);
            Thread.sleep(1);
        }
        assertThat(sink.noted.getLast().ended()).contains("circle");
        int written = sink.noted.size();
        grow(10);
        pass(2_000);
        assertThat(sink.noted).hasSize(written);
    }

    private void live(int seed) {
        random = new SplittableRandom(seed);
        load();
        for (int event = 0; event < 40; event++) {
            int slot = random.nextInt(NODES);
            switch (random.nextInt(8)) {
                case 0 -> ask(new Command.Pin(slot, random.nextInt(500), random.nextInt(500)));
                case 1 -> ask(new Command.Unpin(slot));
                case 2 -> ask(random.nextBoolean() ? new Command.Pause() : new Command.Play());
                case 3 -> ask(new Command.Configure(Map.of("gravity", 1.0 + random.nextInt(3))));
                case 4 -> ask(random.nextInt(4) == 0 ? new Command.Relayout() : new Command.Look(1));
                case 5 -> ask(new Command.Configure(Map.of("gravity", -1.0)));
                default -> grow(1 + random.nextInt(20));
            }
            pass(random.nextInt(300));
        }
        turns.close();
    }

    private void load() {
        inbox.post(new Message.Own(Set.of(0)));
        inbox.post(new Message.Seen(GRAPH, 0, 1, 10, ""));
        inbox.post(new Message.Restart(GRAPH));
        grow(NODES);
        inbox.post(new Message.Current(GRAPH));
        turns.turn(0);
    }

    private void pass(int millis) {
        for (int i = 0; i < millis; i++) {
            turns.turn(0);
            now += 1_000_000;
        }
    }

    private void ask(Command command) {
        inbox.post(new Message.Asked(GRAPH, command, commands.size(), true));
        commands.add(command);
    }

    /// Newcomers and edges in two chunks; now and then a command comes between these.
    private void grow(int count) {
        int first = seq == 0 ? 0 : NODES + (int) seq * 20;
        seq++;
        float[] none = new float[0];
        String[] noText = new String[0];
        int[] no = new int[0];
        double[] never = new double[0];
        int[] slots = IntStream.range(first, first + count).toArray();
        String[] ids = IntStream.of(slots).mapToObj(slot -> "n" + slot).toArray(String[]::new);
        arrive(GraphFrames.encode(
                new FrameHeader(FrameKind.NODES, 0, 1, 0, 2, seq, 7),
                new NodeColumns(slots, ids, new int[count], noText, noText, no, none, no, never, never, none, none)));
        if (seq > 1 && random.nextInt(3) == 0) {
            turns.turn(0);
            ask(new Command.Pin(random.nextInt(NODES), 5, 5));
            turns.turn(0);
        }
        int[] edgeSlots = IntStream.range(edges, edges + 2 * count).toArray();
        edges += 2 * count;
        int[] source = IntStream.range(0, 2 * count).map(e -> slots[e / 2]).toArray();
        int[] target =
                IntStream.range(0, 2 * count).map(e -> random.nextInt(NODES)).toArray();
        arrive(GraphFrames.encode(
                new FrameHeader(FrameKind.EDGES, 0, 1, 1, 2, seq, 7),
                new EdgeColumns(edgeSlots, source, target, noText, noText, no, none, no, never, never)));
    }

    private void arrive(byte[] bytes) {
        Frame frame = Frame.of(bytes);
        frames.add(frame);
        inbox.post(new Message.Arrived(GRAPH, frame));
    }

    /// @param late so many steps of each tick are made in the next
    private float[] again(int late) {
        Replay replay = new Replay(GRAPH, engine);
        frames.forEach(replay::frame);
        for (int offset = 0; offset < commands.size(); offset++) {
            replay.command(offset, commands.get(offset));
        }
        int owed = 0;
        for (LayoutSteps noted : sink.noted) {
            for (LayoutSteps.Tick tick : noted.ticks()) {
                int later = Math.min(late, tick.steps());
                replay.tick(
                        new LayoutSteps.Tick(tick.epoch(), tick.seq(), tick.command(), tick.steps() - later + owed));
                owed = later;
            }
        }
        return replay.places();
    }

    private static final class Recorder implements FrameSink {
        private final List<LayoutSteps> noted = new ArrayList<>();
        private float[] kept = new float[0];

        @Override
        public void show(GraphId graph, String trace, List<byte[]> chunks, Consumer<Boolean> done) {
            done.accept(true);
        }

        @Override
        public void keep(LayoutHead head, List<byte[]> chunks, Consumer<Boolean> done) {
            kept = GraphFrames.positions(Frame.of(chunks.getFirst()));
            done.accept(true);
        }

        @Override
        public void note(LayoutSteps steps) {
            noted.add(steps);
        }

        @Override
        public void report(StageStatus status) {}
    }
}
