package io.orrery.layout.replay;

import io.orrery.layout.follow.GraphFollower;
import io.orrery.layout.follow.Wishes;
import io.orrery.layout.force.ForceEngine;
import io.orrery.layout.live.LiveLayout;
import io.orrery.topics.model.Command;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.LayoutSteps;
import io.orrery.topics.wire.Frame;
import java.util.ArrayDeque;
import java.util.Queue;

/// One run of a graph's layout, made again. Give it the graph's frames and commands in the order of the log, as far as
/// the next tick needs them or further, then the ticks. One thread at a time.
public final class Replay {
    private record Asked(long offset, Command command) {}

    private final GraphFollower follower;
    private final Wishes wishes = new Wishes();
    private final ForceEngine engine;
    private final Queue<Frame> frames = new ArrayDeque<>();
    private final Queue<Asked> commands = new ArrayDeque<>();
    private boolean begun;

    /// @param engine of the same kind as the one that made the picture; not closed here
    public Replay(GraphId graph, ForceEngine engine) {
        this.follower = new GraphFollower(graph);
        this.engine = engine;
    }

    /// The next frame of the graph's change sets.
    public void frame(Frame frame) {
        frames.add(frame);
    }

    /// The graph's next command.
    public void command(long offset, Command command) {
        commands.add(new Asked(offset, command));
    }

    /// Goes on to the end of a tick.
    ///
    /// @throws IllegalStateException when a change set is missing
    public void tick(LayoutSteps.Tick tick) {
        LiveLayout layout = follower.layout();
        take(tick);
        if (begun) {
            layout.commit();
        }
        for (Asked next = commands.peek(); next != null && next.offset <= tick.command(); next = commands.peek()) {
            commands.remove();
            ask(next.command, layout);
        }
        if (!begun) {
            begun = true;
            wishes.prepare(layout);
            layout.settle();
        }
        for (int step = 0; step < tick.steps(); step++) {
            layout.step(engine);
        }
    }

    private void take(LayoutSteps.Tick tick) {
        for (Frame next = frames.peek(); next != null && isDue(next, tick); next = frames.peek()) {
            follower.take(frames.remove());
        }
        if (follower.epoch() != tick.epoch() || follower.seq() != tick.seq()) {
            throw new IllegalStateException("change set " + tick.seq() + " of epoch " + tick.epoch()
                    + " is not there; the newest is " + follower.seq() + " of epoch " + follower.epoch());
        }
    }

    private static boolean isDue(Frame frame, LayoutSteps.Tick tick) {
        return frame.header().epoch() == tick.epoch() && frame.header().seq() <= tick.seq();
    }

    private void ask(Command command, LiveLayout layout) {
        try {
            wishes.remember(command);
        } catch (IllegalArgumentException refused) {
            // The layout refused it, too, and said so then.
            return;
        }
        if (begun) {
            wishes.act(command, layout);
        }
    }

    /// x, y by slot; NaN where no node is.
    public float[] places() {
        LiveLayout layout = follower.layout();
        float[] pairs = new float[2 * layout.slots()];
        layout.copyPositions(0, pairs);
        return pairs;
    }
}
