package io.orrery.layout.turn;

import io.orrery.layout.follow.PositionFrames;
import io.orrery.layout.follow.Wishes;
import io.orrery.layout.force.ForceEngine;
import io.orrery.layout.force.Remark;
import io.orrery.layout.live.LiveLayout;
import io.orrery.layout.live.Phase;
import io.orrery.topics.model.LayoutHead;
import io.orrery.topics.model.Problem;
import io.orrery.topics.model.Reason;
import io.orrery.topics.model.Stage;
import io.orrery.topics.model.StageStatus;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What one graph does when it has its turn: some steps, then whatever is due of frame, kept places and status.
final class GraphTurn {
    private static final Logger LOG = LoggerFactory.getLogger(GraphTurn.class);

    private final ForceEngine engine;
    private final Arranging arranging;
    private final Tidying tidying;
    private final FrameSink sink;
    private final Rhythm rhythm;
    private final LongSupplier nanos;
    private final LongSupplier millis;

    /// @param nanos a clock for spans
    /// @param millis wall clock
    GraphTurn(
            ForceEngine engine,
            Arranging arranging,
            Tidying tidying,
            FrameSink sink,
            Rhythm rhythm,
            LongSupplier nanos,
            LongSupplier millis) {
        this.engine = engine;
        this.arranging = arranging;
        this.tidying = tidying;
        this.sink = sink;
        this.rhythm = rhythm;
        this.nanos = nanos;
        this.millis = millis;
    }

    /// @return when the graph wants its next turn; [Long#MAX_VALUE] when only a message can wake it
    long take(LiveGraph graph, Wishes wishes) {
        LiveLayout layout = graph.follower.layout();
        layout.commit();
        graph.journal.at(graph.follower.epoch(), graph.follower.seq(), graph.acted);
        if (layout.moving() && !wishes.still()) {
            step(graph, layout);
        }
        arranging.take(graph, wishes);
        tidying.take(graph, wishes);
        boolean still = wishes.still() || !layout.moving();
        show(graph, still);
        keep(graph, still);
        note(graph, still);
        report(graph, wishes, still);
        long beside = Math.min(arranging.due(graph, wishes), tidying.due(graph, wishes));
        return Math.min(due(graph, layout, still), beside);
    }

    private void step(LiveGraph graph, LiveLayout layout) {
        long begin = nanos.getAsLong();
        boolean early = begin < nextStep(graph, layout.phase());
        if (early && !(layout.phase() == Phase.WARM && graph.news)) {
            return;
        }
        long before;
        long now = begin;
        do {
            before = now;
            int taken = layout.step(engine, batch(graph, begin, now));
            graph.journal.steps(taken);
            graph.steps = Math.max(1, taken);
            graph.remark = engine.remark();
            now = nanos.getAsLong();
            graph.stepNanos = (now - before) / graph.steps;
        } while (layout.phase() == Phase.FREE && now - begin < Rhythm.TURN_NANOS && now < showDue(graph));
        graph.steppedAt = now;
        graph.unshown = true;
        graph.unkept = true;
    }

    /// Iterations for one call of the engine: as many as fit before the turn ends or a frame is due, by the time of the
    /// last ones. At most twice as many as those, for what comes after a sketch costs more than the sketch.
    private int batch(LiveGraph graph, long begin, long now) {
        long room = Math.min(begin + Rhythm.TURN_NANOS, showDue(graph)) - now;
        long fitting = room / Math.max(1, graph.stepNanos);
        return (int) Math.clamp(fitting, 1, 2L * graph.steps);
    }

    private static long nextStep(LiveGraph graph, Phase phase) {
        return switch (phase) {
            case FREE, RESTING -> graph.steppedAt;
            // A big graph near rest leaves half of the time to others.
            case WARM -> graph.steppedAt + Math.max(Rhythm.WARM_STEP_NANOS - graph.stepNanos, graph.stepNanos);
            case GLIDING -> graph.steppedAt + Rhythm.GLIDE_STEP_NANOS;
        };
    }

    private long showDue(LiveGraph graph) {
        return graph.shownAt + rhythm.frameNanos(graph.follower.layout().slots(), graph.news);
    }

    private void show(LiveGraph graph, boolean still) {
        if (!graph.unshown || nanos.getAsLong() < showDue(graph) || !graph.showing.compareAndSet(false, true)) {
            return;
        }
        graph.unshown = false;
        graph.news = false;
        graph.shownAt = nanos.getAsLong();
        sink.show(
                graph.id,
                graph.trace,
                PositionFrames.encode(graph.follower, still),
                written -> graph.showing.set(false));
    }

    private void keep(LiveGraph graph, boolean still) {
        long now = nanos.getAsLong();
        if (graph.keepFailed) {
            graph.keepFailed = false;
            graph.unkept = true;
        }
        boolean due = still || now - graph.keptAt >= Rhythm.KEEP_NANOS;
        if (!graph.unkept || !due || !graph.keeping.compareAndSet(false, true)) {
            return;
        }
        keepNow(graph, still);
    }

    /// Keeps the places as they are, whether it is time or not.
    void keepNow(LiveGraph graph, boolean still) {
        graph.unkept = false;
        graph.keptAt = nanos.getAsLong();
        List<byte[]> chunks = PositionFrames.encode(graph.follower, still);
        long seq = graph.follower.seq();
        long iteration = graph.storedIteration + graph.follower.layout().iteration();
        LayoutHead head = new LayoutHead(
                graph.id, graph.follower.epoch(), seq, chunks.size(), millis.getAsLong(), still, iteration);
        sink.keep(head, chunks, written -> {
            graph.keeping.set(false);
            if (written) {
                graph.keptUpTo(seq);
            } else {
                graph.keepFailed = true;
            }
        });
    }

    private void note(LiveGraph graph, boolean still) {
        long now = nanos.getAsLong();
        if (graph.journal.hasNews() && (still || now - graph.notedAt >= Rhythm.NOTE_NANOS)) {
            graph.notedAt = now;
            graph.journal.take().ifPresent(sink::note);
        }
    }

    /// Writes down what was not yet, because the graph leaves memory.
    void noteNow(LiveGraph graph) {
        graph.journal.take().ifPresent(sink::note);
    }

    private void report(LiveGraph graph, Wishes wishes, boolean still) {
        LiveLayout layout = graph.follower.layout();
        boolean paused = wishes.paused();
        String doing = paused ? "paused" : still && !graph.arranging ? "resting" : "moving";
        List<String> detail = LayoutWords.of(doing, wishes, graph.offer != null);
        String said = String.join(" ", detail) + "/" + graph.follower.seq() + "/" + layout.nodeCount();
        long now = nanos.getAsLong();
        boolean changed = !said.equals(graph.reported);
        boolean turned = !graph.reported.startsWith(String.join(" ", detail) + "/");
        boolean progresses = layout.phase() == Phase.FREE && !still;
        if (!turned && !((changed || progresses) && now - graph.reportedAt >= Rhythm.REPORT_NANOS)) {
            return;
        }
        graph.reported = said;
        graph.reportedAt = now;
        sink.report(status(
                graph,
                doing.equals("moving") ? StageStatus.State.WORKING : StageStatus.State.IDLE,
                still ? 1 : layout.progress(),
                detail,
                problems(graph.remark)));
    }

    /// What users are to know about the device.
    private static List<Problem> problems(@Nullable Remark remark) {
        return remark == null
                ? List.of()
                : List.of(new Problem(
                        Stage.LAYOUT, remark.fault() ? Reason.INTERNAL : Reason.TOO_LARGE, remark.text(), ""));
    }

    /// Says that the graph is laid out no more, and why.
    void refuse(LiveGraph graph, long mostBytes) {
        LiveLayout layout = graph.follower.layout();
        String message = String.format(
                Locale.ROOT,
                "the graph has %,d nodes and %,d edges or more; the layout's %d MiB of memory do not hold it",
                layout.nodeCount(),
                layout.edgeCount(),
                mostBytes >> 20);
        LOG.error("graph={} {}", graph.id, message);
        Problem problem = new Problem(Stage.LAYOUT, Reason.TOO_LARGE, message, "");
        sink.report(status(graph, StageStatus.State.FAILED, 1, List.of("resting"), List.of(problem)));
    }

    /// Says that the graph waits for others to come to rest.
    void postpone(LiveGraph graph) {
        Problem problem = new Problem(
                Stage.LAYOUT, Reason.TOO_LARGE, "waits for other graphs to come to rest: memory is full", "");
        sink.report(status(graph, StageStatus.State.IDLE, 1, List.of("resting"), List.of(problem)));
    }

    private StageStatus status(
            LiveGraph graph, StageStatus.State state, double progress, List<String> detail, List<Problem> problems) {
        LiveLayout layout = graph.follower.layout();
        return new StageStatus(
                graph.id,
                Stage.LAYOUT,
                state,
                progress,
                layout.nodeCount(),
                layout.edgeCount(),
                graph.follower.seq(),
                layout.refused(),
                0,
                problems,
                detail,
                millis.getAsLong(),
                graph.trace);
    }

    private long due(LiveGraph graph, LiveLayout layout, boolean still) {
        long due = Long.MAX_VALUE;
        if (!still) {
            due = nextStep(graph, layout.phase());
        }
        if (graph.unshown) {
            // While a frame is on its way the next one waits; look again soon.
            due = Math.min(due, Math.max(showDue(graph), nanos.getAsLong() + 2_000_000));
        }
        if (graph.unkept && still) {
            due = Math.min(due, nanos.getAsLong() + 20_000_000);
        }
        String said = "/" + graph.follower.seq() + "/" + layout.nodeCount();
        if (!graph.reported.endsWith(said)) {
            due = Math.min(due, graph.reportedAt + Rhythm.REPORT_NANOS);
        }
        return due;
    }
}
