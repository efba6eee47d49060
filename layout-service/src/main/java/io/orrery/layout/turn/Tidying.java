package io.orrery.layout.turn;

import io.orrery.device.Workers;
import io.orrery.layout.follow.Wishes;
import io.orrery.layout.force.CpuForceEngine;
import io.orrery.layout.force.ForceEngine;
import io.orrery.layout.force.ForceSettings;
import io.orrery.layout.live.LiveLayout;
import io.orrery.layout.live.Offer;
import io.orrery.layout.live.Phase;
import io.orrery.layout.live.Picture;
import io.orrery.layout.measure.Debt;
import io.orrery.layout.tidy.Comparison;
import io.orrery.layout.tidy.FreshLayout;
import io.orrery.topics.model.Command;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.Layout;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks, beside the thread that lays out, whether a graph's picture has fallen behind a fresh layout, and keeps the
/// fresh one as an offer if so. One graph at a time, only graphs that somebody looks at and that have changed; nothing
/// runs and no turn is asked for otherwise. All methods are for the thread that lays out.
final class Tidying implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Tidying.class);

    /// Larger graphs are not looked at: a fresh layout on one core would take minutes.
    static final int MOST_NODES = 200_000;

    static final int MOST_EDGES = 1_000_000;
    /// The measures say nothing about smaller graphs.
    static final int LEAST_NODES = 50;

    /// Share of the edges that have to come or go before another look. Changes all over a graph cost a picture nothing
    /// that can be measured before all edges are others; a tenth is for changes that are all in one place.
    static final double CHANGED = 0.1;
    /// Share of the edges from which on an offer is of another graph: too many nodes would only be seated by others.
    static final double OUTDATED = 2.0 / 3;

    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(30);
    /// A twentieth of the time is spent looking.
    private static final int PAUSE_PER_COST = 19;
    /// While another graph is looked at, one that is due asks again this often.
    private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

    /// Of a look, beside what the graph itself takes: a second layout, the copy of the picture, the measures.
    private static final long BYTES_PER_NODE = 280;

    private static final long BYTES_PER_EDGE = 140;

    private final Inbox inbox;
    private final LongSupplier nanos;
    private final LongSupplier freeBytes;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("layout-tidying").factory());
    private final Workers workers = new Workers(1);
    private final ForceEngine engine = new CpuForceEngine(workers);
    private long tickets;
    private boolean looking;
    private long restUntil;
    /// Of the look whose result somebody still wants; 0 for none. Read by the other thread.
    private volatile long wanted;

    /// @param freeBytes of all graphs' memory: a look that does not fit waits
    Tidying(Inbox inbox, LongSupplier nanos, LongSupplier freeBytes) {
        this.inbox = inbox;
        this.nanos = nanos;
        this.freeBytes = freeBytes;
        this.restUntil = nanos.getAsLong();
    }

    /// Begins to look at a graph if that is due.
    void take(LiveGraph graph, Wishes wishes) {
        LiveLayout layout = graph.follower.layout();
        if (layout.phase() == Phase.FREE) {
            // It is being laid out whole.
            drop(graph);
            graph.tidyEdges = layout.edgeChanges();
            return;
        }
        if (graph.offer != null && changes(graph) > OUTDATED * layout.edgeCount()) {
            drop(graph);
        }
        if (!isWanted(graph, wishes) || nanos.getAsLong() < due(graph)) {
            return;
        }
        long bytes = BYTES_PER_NODE * layout.nodeCount() + BYTES_PER_EDGE * layout.edgeCount();
        if (bytes > freeBytes.getAsLong()) {
            graph.tidyAt = nanos.getAsLong() + PAUSE_NANOS;
            return;
        }
        looking = true;
        long ticket = ++tickets;
        wanted = ticket;
        graph.tidyTicket = ticket;
        graph.tidyEdges = layout.edgeChanges();
        graph.tidyBytes += bytes;
        GraphId id = graph.id;
        Picture picture = layout.picture();
        thread.execute(() -> inbox.post(looked(id, ticket, picture)));
    }

    /// When the graph has to be looked at again; [Long#MAX_VALUE] when only a message can change anything.
    long due(LiveGraph graph, Wishes wishes) {
        return isWanted(graph, wishes) ? due(graph) : Long.MAX_VALUE;
    }

    private long due(LiveGraph graph) {
        long due = Math.max(graph.tidyAt, restUntil);
        return looking ? Math.max(due, nanos.getAsLong() + RETRY_NANOS) : due;
    }

    private static boolean isWanted(LiveGraph graph, Wishes wishes) {
        LiveLayout layout = graph.follower.layout();
        return wishes.viewers() > 0
                && !wishes.paused()
                && wishes.arrangement().layout() == Layout.FORCE
                && graph.tidyTicket == 0
                && changes(graph) >= Math.max(1, CHANGED * layout.edgeCount())
                && layout.nodeCount() >= LEAST_NODES
                && layout.nodeCount() <= MOST_NODES
                && layout.edgeCount() <= MOST_EDGES
                && (layout.phase() == Phase.RESTING || layout.phase() == Phase.WARM)
                && !isLocked(layout.settings());
    }

    /// Nodes that must keep a coordinate cannot go to fresh places.
    private static boolean isLocked(ForceSettings settings) {
        return settings.lockedX() || settings.lockedY() || settings.lockedR();
    }

    /// Edges that came or went since the picture was last laid out whole or looked at.
    private static long changes(LiveGraph graph) {
        return graph.follower.layout().edgeChanges() - graph.tidyEdges;
    }

    private Message.Tidied looked(GraphId id, long ticket, Picture picture) {
        long begin = System.nanoTime();
        Offer offer = null;
        try {
            Comparison comparison = FreshLayout.compare(
                    picture,
                    id.value().hashCode(),
                    engine,
                    () -> wanted == ticket && !Thread.currentThread().isInterrupted());
            Debt debt = comparison.debt();
            offer = wanted == ticket && debt.isDue() ? comparison.offer() : null;
            LOG.info(
                    "graph={} stress {} of {} fresh, neighbours kept {} of {} fresh: {}",
                    id,
                    debt.stress(),
                    debt.freshStress(),
                    debt.kept(),
                    debt.freshKept(),
                    offer == null ? "nothing to offer" : "a tidier layout is offered");
        } catch (RuntimeException | OutOfMemoryError defect) {
            // The picture stays as it is, and the next look comes after as many changes again.
            LOG.error("graph={} could not be compared with a fresh layout: {}", id, defect.toString(), defect);
        }
        return new Message.Tidied(id, ticket, offer, System.nanoTime() - begin);
    }

    /// Takes a result in, unless it is of a graph or picture that is no more.
    ///
    /// @param graph null when it is not in memory
    void arrived(Message.Tidied tidied, @Nullable LiveGraph graph) {
        looking = false;
        restUntil = nanos.getAsLong() + PAUSE_PER_COST * tidied.costNanos();
        if (graph != null && graph.tidyTicket == tidied.ticket()) {
            drop(graph);
            graph.tidyAt = nanos.getAsLong() + PAUSE_NANOS;
            graph.offer = tidied.offer();
            graph.tidyBytes = tidied.bytes();
        }
    }

    /// What was asked ends an offer, or takes it.
    ///
    /// @return whether the command is done with that
    boolean asked(LiveGraph graph, Command command) {
        return switch (command) {
            case Command.Relayout _ -> {
                Offer offer = graph.offer;
                drop(graph);
                if (offer != null) {
                    graph.follower.layout().glide(offer);
                }
                yield offer != null;
            }
            case Command.Arrange _, Command.Pause _, Command.Play _, Command.Configure _, Command.Delete _ -> {
                drop(graph);
                yield false;
            }
            case Command.Look _, Command.Pin _, Command.Unpin _ -> false;
        };
    }

    /// The picture is another one now: what was offered for it, or is being looked at, counts no more.
    void drop(LiveGraph graph) {
        if (graph.tidyTicket == wanted) {
            wanted = 0;
        }
        graph.tidyTicket = 0;
        graph.tidyBytes = 0;
        graph.offer = null;
    }

    @Override
    public void close() {
        thread.shutdownNow();
        workers.close();
    }
}
