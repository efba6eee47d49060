package io.orrery.layout.turn;

import io.orrery.device.Workers;
import io.orrery.layout.arrange.Graph;
import io.orrery.layout.arrange.Outcome;
import io.orrery.layout.arrange.Provider;
import io.orrery.layout.arrange.Request;
import io.orrery.layout.follow.NodeValues;
import io.orrery.layout.follow.Wishes;
import io.orrery.layout.force.CpuForceEngine;
import io.orrery.layout.force.ForceEngine;
import io.orrery.layout.live.LiveLayout;
import io.orrery.layout.live.Shape;
import io.orrery.topics.model.Command;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.Layout;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Computes wanted layouts beside the thread that lays out, one at a time, and sends each back as a message. A graph
/// that changes is arranged again, but no more often than four times a second, nor for more than a fifth of the time.
final class Arranging implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Arranging.class);
    private static final long LEAST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    /// Communities that change all the time would keep the force model from ever coming to rest.
    private static final long PULLS_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final int PAUSE_PER_COST = 4;

    private final Inbox inbox;
    private final LongSupplier nanos;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("layout-arranging").factory());
    private final Workers workers = new Workers(1);
    private final ForceEngine engine = new CpuForceEngine(workers);

    Arranging(Inbox inbox, LongSupplier nanos) {
        this.inbox = inbox;
        this.nanos = nanos;
    }

    /// Begins to arrange a graph if that is due.
    void take(LiveGraph graph, Wishes wishes) {
        if (!isWanted(graph, wishes) || nanos.getAsLong() < graph.arrangeAt) {
            return;
        }
        LiveLayout layout = graph.follower.layout();
        Shape shape = layout.shape();
        Command.Arrange wish = wishes.arrangement();
        NodeValues values = graph.follower.values();
        Request request = new Request(
                new Graph(shape.slots().length, shape.source(), shape.target(), shape.weight()),
                values.of(wish.by(), shape.slots()),
                values.x(shape.slots()),
                values.y(shape.slots()),
                wish.root() < 0 ? -1 : shape.number(wish.root()),
                graph.id.value().hashCode());
        graph.arranging = true;
        graph.unarranged = false;
        int slots = layout.slots();
        int edgeSlots = layout.edgeSlots();
        GraphId id = graph.id;
        int epoch = graph.follower.epoch();
        thread.execute(() -> inbox.post(computed(id, epoch, wish, request, shape, slots, edgeSlots)));
    }

    private static boolean isWanted(LiveGraph graph, Wishes wishes) {
        return graph.unarranged
                && !graph.arranging
                && wishes.arrangement().layout() != Layout.FORCE
                // A pause holds off changes of the graph, not what was asked for.
                && (!wishes.paused() || !wishes.arrangement().equals(graph.arranged));
    }

    /// When the graph has to be looked at again; [Long#MAX_VALUE] when only a message can change anything.
    long due(LiveGraph graph, Wishes wishes) {
        return isWanted(graph, wishes) ? graph.arrangeAt : Long.MAX_VALUE;
    }

    private Message.Arranged computed(
            GraphId id, int epoch, Command.Arrange wish, Request request, Shape shape, int slots, int edgeSlots) {
        long begin = System.nanoTime();
        float[] values = {};
        boolean failed = false;
        try {
            values = switch (Provider.of(wish.layout(), engine).arrange(request)) {
                case Outcome.Places places -> pairs(places, shape, slots);
                case Outcome.Pulls pulls -> factors(pulls, shape, edgeSlots);
            };
        } catch (RuntimeException | OutOfMemoryError defect) {
            // The picture stays as it is; the graph's next change tries again.
            LOG.error("graph={} layout {} failed: {}", id, wish.layout().word(), defect.toString(), defect);
            failed = true;
        }
        return new Message.Arranged(id, epoch, wish, values, failed, System.nanoTime() - begin);
    }

    private static float[] pairs(Outcome.Places places, Shape shape, int slots) {
        float[] pairs = new float[2 * slots];
        Arrays.fill(pairs, Float.NaN);
        for (int node = 0; node < shape.slots().length; node++) {
            pairs[2 * shape.slots()[node]] = places.x()[node];
            pairs[2 * shape.slots()[node] + 1] = places.y()[node];
        }
        return pairs;
    }

    private static float[] factors(Outcome.Pulls pulls, Shape shape, int edgeSlots) {
        float[] factors = new float[edgeSlots];
        Arrays.fill(factors, 1);
        for (int edge = 0; edge < shape.edgeSlots().length; edge++) {
            factors[shape.edgeSlots()[edge]] = pulls.factor()[edge];
        }
        return factors;
    }

    /// Takes a result in, unless it is of a graph or wish that is no more.
    void arrived(LiveGraph graph, Message.Arranged arranged, Wishes wishes) {
        graph.arranging = false;
        boolean fixed = arranged.wish().layout().isFixed();
        long pause = Math.max(fixed ? LEAST_PAUSE_NANOS : PULLS_PAUSE_NANOS, PAUSE_PER_COST * arranged.costNanos());
        graph.arrangeAt = nanos.getAsLong() + pause;
        if (!arranged.wish().equals(wishes.arrangement())) {
            graph.arrangeAt = 0;
            return;
        }
        if (arranged.failed() || !graph.loaded || graph.follower.epoch() != arranged.epoch()) {
            return;
        }
        LiveLayout layout = graph.follower.layout();
        graph.journal.end("the layout " + arranged.wish().layout().word() + " was computed beside the log");
        if (fixed) {
            layout.arrange(arranged.values());
        } else {
            layout.emphasise(arranged.values());
            if (!arranged.wish().equals(graph.arranged)) {
                layout.release();
            }
        }
        graph.arranged = arranged.wish();
        graph.unshown = true;
        graph.unkept = true;
        graph.news = true;
    }

    /// What was asked changes what has to be arranged.
    void asked(LiveGraph graph, Command command) {
        switch (command) {
            case Command.Arrange arrange -> {
                graph.unarranged = true;
                graph.arrangeAt = 0;
                graph.arranged = null;
            }
            case Command.Relayout relayout -> {
                graph.unarranged = true;
                graph.arrangeAt = 0;
            }
            case Command.Unpin unpin -> graph.unarranged = true;
            case Command.Play play -> graph.unarranged = true;
            case Command.Look look -> {}
            case Command.Pause pause -> {}
            case Command.Configure configure -> {}
            case Command.Pin pin -> {}
            case Command.Delete delete -> {}
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        workers.close();
    }
}
