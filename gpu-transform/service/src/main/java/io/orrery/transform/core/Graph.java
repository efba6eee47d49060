package io.orrery.transform.core;

import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.TableHeader;
import io.orrery.topics.model.TablePart;

/// The state of one graph: nodes and edges in dense slots, what they add up to, and what readers were told.
/// Owned by one thread. A batch is applied whole; when [#apply] throws, the state is undefined and must be
/// restored.
public final class Graph {
    final Nodes nodes = new Nodes();
    final Edges edges = new Edges();
    final Texts texts = new Texts();
    final Uploads uploads = new Uploads();
    final Counters counters = new Counters();
    final Bundles bundles = new Bundles(this);
    final Window window;
    final GraphLimits limits;
    final Room room = new Room(this);

    private final GraphId id;
    private final int epoch;
    private long seq;

    public Graph(GraphId id, int epoch, GraphLimits limits) {
        this.id = id;
        this.epoch = epoch;
        this.limits = limits;
        this.window = new Window(limits);
    }

    /// Folds the rows in their order. Applying a batch of an upload again changes nothing.
    public Outcome apply(Batch batch) {
        TableHeader header = batch.header();
        boolean events = header.part() == TablePart.EVENTS;
        if (!events && uploads.isApplied(header.upload(), header.index())) {
            return new Outcome.Repeated();
        }
        int missing = events ? 0 : uploads.apply(header.upload(), header.index());
        Refusals refusals = new Refusals(header.firstRow());
        window.use(header.spec().windowMillis(), edges);
        bundles.use(header.spec().bundling());
        switch (header.part()) {
            case NODES -> new NodeRows(this, batch, refusals).fold();
            case EDGES, EVENTS -> new EdgeRows(this, batch, refusals).fold();
        }
        counters.rows += batch.table().rows();
        counters.refused += refusals.count();
        boolean complete = !events && header.last();
        return new Outcome.Applied(harvest(header, events || complete), refusals, missing, complete);
    }

    private ChangeSet harvest(TableHeader header, boolean settle) {
        if (settle) {
            nodes.settle();
        }
        if (settle && header.part() != TablePart.EVENTS) {
            nodes.color.settle();
            nodes.size.settle();
            edges.color.settle();
        }
        int[] changedBundles = bundles.takeChanged();
        for (int slot : changedBundles) {
            nodes.describe(bundles.at(slot));
        }
        boolean recolored = nodes.color.takeRecode();
        boolean resized = nodes.size.takeRecode();
        if (recolored || resized) {
            nodes.changes.changeAll(nodes.slots.taken());
        }
        if (edges.color.takeRecode()) {
            edges.changes.changeAll(edges.slots.taken());
        }
        int[] changedNodes = nodes.changes.changed();
        int[] changedEdges = edges.changes.changed();
        int[] removedNodes = nodes.changes.removed();
        int[] removedEdges = edges.changes.removed();
        nodes.told(changedNodes);
        nodes.changes.reset();
        edges.changes.reset();
        if (changedNodes.length + changedEdges.length + removedNodes.length + removedEdges.length > 0) {
            seq++;
        }
        return new ChangeSet(
                seq, removedEdges, removedNodes, changedNodes, changedEdges, changedBundles, header.receivedMicros());
    }

    /// Removes what left the window, nodes with their last edge.
    void expire() {
        for (int edge = window.takeExpired(edges); edge >= 0; edge = window.takeExpired(edges)) {
            int source = edges.source.get(edge);
            int destination = edges.destination.get(edge);
            bundles.removing(edge);
            edges.remove(edge);
            counters.left++;
            room.freed();
            nodes.addDegree(source, -1);
            nodes.addDegree(destination, -1);
            if (nodes.degree(source) == 0) {
                removeNode(source);
            }
            if (destination != source && nodes.degree(destination) == 0) {
                removeNode(destination);
            }
        }
    }

    void removeNode(int slot) {
        if (nodes.isBundle(slot)) {
            bundles.removing(bundles.at(slot));
        }
        nodes.remove(slot);
    }

    /// The whole graph as one change set: what a snapshot holds.
    public ChangeSet everything() {
        return new ChangeSet(seq, new int[0], new int[0], nodes.slots.all(), edges.slots.all(), bundles.all(), 0);
    }

    public GraphId id() {
        return id;
    }

    public int epoch() {
        return epoch;
    }

    public long seq() {
        return seq;
    }

    void restoreSeq(long storedSeq) {
        seq = storedSeq;
    }

    public int nodeCount() {
        return nodes.slots.count();
    }

    public int edgeCount() {
        return edges.slots.count();
    }

    /// Rows or events taken in since the graph began, refused ones included.
    public long rows() {
        return counters.rows;
    }

    public long refused() {
        return counters.refused;
    }

    /// Rows older than the window that found no edge to fold into.
    public long tooOld() {
        return counters.tooOld;
    }

    /// Edges that left with the window since the graph began.
    public long left() {
        return counters.left;
    }

    /// Rows older than the window that were folded into an edge which others keep alive.
    public long oldFolded() {
        return counters.oldFolded;
    }

    /// Rows whose time was not believed, because it lies after their reception.
    public long ahead() {
        return counters.ahead;
    }

    /// Rows that came after the watermark had passed their time, whatever became of them.
    public long late() {
        return counters.late;
    }

    /// Estimate of the memory that this graph takes.
    public long bytes() {
        return nodes.bytes() + edges.bytes() + window.bytes() + bundles.bytes();
    }
}
