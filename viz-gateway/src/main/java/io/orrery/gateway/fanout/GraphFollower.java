package io.orrery.gateway.fanout;

import io.orrery.gateway.fanout.core.Change;
import io.orrery.gateway.fanout.core.ChangeAssembler;
import io.orrery.gateway.fanout.core.CloseReason;
import io.orrery.gateway.fanout.core.GraphView;
import io.orrery.gateway.fanout.core.History;
import io.orrery.gateway.fanout.core.HistoryKeeper;
import io.orrery.gateway.fanout.core.Positions;
import io.orrery.gateway.fanout.core.PositionsAssembler;
import io.orrery.gateway.fanout.core.ReferenceBook;
import io.orrery.topics.model.GraphHead;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.wire.Frame;
import io.orrery.topics.wire.FrameHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.UnaryOperator;

/// One open graph: takes frames from the tails and from the loader, keeps the history that all its viewers read, and
/// rings their bells. Thread-safe: writers exclude each other for a few microseconds, readers never wait.
final class GraphFollower implements OpenGraph {
    /// Frames held back while a snapshot is loading; beyond it they are dropped, which shows as a gap and loads again.
    private static final long MAX_HELD_BYTES = 32L << 20;

    private final GraphId id;
    private final HistoryKeeper keeper;
    private final Runnable reload;
    private final ChangeAssembler changes = new ChangeAssembler();
    private final PositionsAssembler positions = new PositionsAssembler();
    private final ReferenceBook references = new ReferenceBook();
    private final Set<Runnable> bells = new CopyOnWriteArraySet<>();
    private final CompletableFuture<GraphFollower> ready = new CompletableFuture<>();
    private volatile GraphView view;
    private List<Frame> held = new ArrayList<>();
    private long heldBytes;
    private boolean loading = true;

    /// @param reload asks the loader for this graph; called when a gap was found, must return at once
    GraphFollower(GraphId id, Object summary, long resumeBytes, Runnable reload) {
        this.id = id;
        this.keeper = new HistoryKeeper(resumeBytes);
        this.view = GraphView.opening(summary);
        this.reload = reload;
    }

    @Override
    public String id() {
        return id.value();
    }

    @Override
    public GraphView view() {
        return view;
    }

    @Override
    public void join(Runnable bell) {
        bells.add(bell);
    }

    @Override
    public void leave(Runnable bell) {
        bells.remove(bell);
    }

    /// Completes with this once the graph was loaded for the first time.
    CompletableFuture<GraphFollower> ready() {
        return ready;
    }

    synchronized long bytes() {
        History history = keeper.history();
        Positions placed = view.positions();
        return (history == null ? 0 : history.bytes())
                + (placed == null ? 0 : placed.bytes())
                + references.bytes()
                + heldBytes;
    }

    /// What lies behind the slots, oldest first.
    synchronized List<ReferenceBook.Page> references() {
        return references.pages();
    }

    /// A frame of the changes topic, in log order.
    void change(Frame frame) {
        if (accept(frame)) {
            ring();
        }
    }

    /// @return whether viewers have something new
    private synchronized boolean accept(Frame frame) {
        if (view.end() != null) {
            return false;
        }
        if (loading) {
            heldBytes += frame.size();
            if (heldBytes <= MAX_HELD_BYTES) {
                held.add(frame);
            }
            return false;
        }
        return apply(frame);
    }

    private boolean apply(Frame frame) {
        FrameHeader header = frame.header();
        if (header.kind().serverOnly()) {
            History history = keeper.history();
            if (history != null
                    && header.epoch() == history.epoch()
                    && header.seq() > history.snapshot().seq()) {
                references.add(header.seq(), frame.bytes());
            }
            return false;
        }
        Change change = changes.add(
                header.epoch(),
                header.seq(),
                header.chunkIndex(),
                header.chunkCount(),
                header.receivedMicros(),
                frame.bytes());
        if (change == null) {
            return false;
        }
        if (keeper.history() == null && change.seq() == 1) {
            keeper.begin(change.epoch(), 0, 0, 0, List.of());
        }
        return switch (keeper.append(change)) {
            case APPENDED -> {
                view = view.with(keeper.history());
                yield true;
            }
            case REPEATED, OUTDATED -> false;
            case GAP -> {
                loading = true;
                accept(frame);
                reload.run();
                yield false;
            }
        };
    }

    /// What the loader read. Continues the chain when it fits, so that viewers notice nothing; otherwise they start
    /// over.
    void loaded(LoadedGraph graph) {
        synchronized (this) {
            if (view.end() != null) {
                return;
            }
            loading = false;
            History history = keeper.history();
            boolean continues = history != null
                    && history.epoch() == graph.epoch()
                    && graph.seq() <= history.newest().seq();
            if (!continues && !graph.isEmpty()) {
                keeper.begin(graph.epoch(), graph.seq(), graph.nodes(), graph.edges(), visible(graph.snapshot()));
                references.clear();
                references.rebase(graph.seq(), hidden(graph.snapshot()));
            }
            graph.changes().forEach(this::accept);
            List<Frame> waiting = held;
            held = new ArrayList<>();
            heldBytes = 0;
            waiting.forEach(this::accept);
            view = view.with(keeper.history());
        }
        ready.complete(this);
        ring();
    }

    /// Whether it was loaded and the log had nothing of it.
    synchronized boolean isEmpty() {
        return !loading && view.end() == null && keeper.history() == null;
    }

    /// Whether a newer snapshot is worth its reading: when the changes since the kept one weigh half as much.
    synchronized boolean wants(GraphHead head) {
        History history = keeper.history();
        if (loading || history == null) {
            return false;
        }
        if (head.epoch() != history.epoch()) {
            return head.epoch() > history.epoch();
        }
        long since = history.newest().position() - history.snapshot().after().position();
        return head.seq() > history.snapshot().seq()
                && since > Math.max(1L << 20, history.snapshot().bytes() / 2);
    }

    /// The frames of a newer snapshot; ignored when it does not fit into the chain any more.
    synchronized void rebase(LoadedGraph newer) {
        if (keeper.rebase(newer.epoch(), newer.seq(), newer.nodes(), newer.edges(), visible(newer.snapshot()))) {
            references.rebase(newer.seq(), hidden(newer.snapshot()));
            view = view.with(keeper.history());
        }
    }

    /// A frame of the positions topic, in log order.
    void positions(Frame frame) {
        FrameHeader header = frame.header();
        synchronized (this) {
            Positions complete = positions.add(
                    header.epoch(),
                    header.seq(),
                    header.chunkIndex(),
                    header.chunkCount(),
                    header.receivedMicros(),
                    frame.bytes());
            if (complete == null) {
                return;
            }
            view = view.with(complete);
        }
        ring();
    }

    /// The positions that were kept when the layout wrote them last; anything seen since is newer.
    void keptPositions(List<Frame> chunks) {
        synchronized (this) {
            if (view.positions() != null || chunks.isEmpty()) {
                return;
            }
            FrameHeader header = chunks.getFirst().header();
            view = view.with(positions.whole(
                    header.epoch(),
                    header.seq(),
                    header.receivedMicros(),
                    chunks.stream().map(Frame::bytes).toList()));
        }
        ring();
    }

    void summary(Object summary) {
        if (!summary.equals(view.summary())) {
            change(old -> old.withSummary(summary));
        }
    }

    /// There is nothing more to see: viewers are told why and leave, and what was kept is forgotten.
    void end(CloseReason reason) {
        synchronized (this) {
            if (view.end() != null) {
                return;
            }
            view = view.ended(reason);
            keeper.clear();
            references.clear();
            held = new ArrayList<>();
            heldBytes = 0;
        }
        ready.complete(this);
        ring();
    }

    private void change(UnaryOperator<GraphView> step) {
        synchronized (this) {
            view = step.apply(view);
        }
        ring();
    }

    private void ring() {
        bells.forEach(Runnable::run);
    }

    private static List<byte[]> visible(List<Frame> frames) {
        return frames.stream()
                .filter(frame -> !frame.header().kind().serverOnly())
                .map(Frame::bytes)
                .toList();
    }

    private static List<byte[]> hidden(List<Frame> frames) {
        return frames.stream()
                .filter(frame -> frame.header().kind().serverOnly())
                .map(Frame::bytes)
                .toList();
    }
}
