package io.orrery.transform.edge;

import io.orrery.topics.wire.FrameHeader;
import io.orrery.topics.wire.FrameKind;
import io.orrery.topics.wire.GraphFrames;
import io.orrery.transform.core.ChangeSet;
import io.orrery.transform.core.FrameRows;
import io.orrery.transform.core.Graph;
import io.orrery.transform.core.GraphColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Change sets and snapshots as frames, in the order in which readers apply them. References follow the frame
/// they describe, with its chunk number.
final class GraphFrameWriter {
    private final Graph graph;
    private final ChangeSet changes;
    private final int flags;
    private final List<int[]> edgesRemoved;
    private final List<int[]> nodesRemoved;
    private final List<int[]> nodes;
    private final List<int[]> edges;
    private final Consumer<byte[]> to;
    private int chunk;

    private GraphFrameWriter(Graph graph, ChangeSet changes, int flags, Consumer<byte[]> to) {
        this.graph = graph;
        this.to = to;
        this.changes = changes;
        this.flags = flags;
        this.edgesRemoved = FrameRows.removed(changes.edgesRemoved());
        this.nodesRemoved = FrameRows.removed(changes.nodesRemoved());
        // A snapshot of an empty graph says so with a frame that has no rows.
        boolean empty = changes.isEmpty() && flags == FrameHeader.SNAPSHOT;
        this.nodes = empty ? List.of(new int[0]) : FrameRows.nodes(graph, changes.nodes());
        this.edges = FrameRows.edges(graph, changes.edges());
    }

    /// Empty when nothing changed.
    static List<byte[]> changeSet(Graph graph, ChangeSet changes) {
        List<byte[]> frames = new ArrayList<>();
        new GraphFrameWriter(graph, changes, 0, frames::add).write();
        return frames;
    }

    /// The whole graph, frame by frame, so that it is never in memory twice.
    static void snapshot(Graph graph, ChangeSet everything, Consumer<byte[]> to) {
        new GraphFrameWriter(graph, everything, FrameHeader.SNAPSHOT, to).write();
    }

    private void write() {
        for (int[] slots : edgesRemoved) {
            to.accept(GraphFrames.encodeRemoved(next(FrameKind.EDGES_REMOVED), slots));
        }
        for (int[] slots : nodesRemoved) {
            to.accept(GraphFrames.encodeRemoved(next(FrameKind.NODES_REMOVED), slots));
        }
        for (int[] slots : nodes) {
            to.accept(GraphFrames.encode(next(FrameKind.NODES), GraphColumns.nodes(graph, slots)));
            to.accept(GraphFrames.encode(same(FrameKind.NODE_REFS), GraphColumns.nodeRefs(graph, slots)));
        }
        for (int[] slots : edges) {
            to.accept(GraphFrames.encode(next(FrameKind.EDGES), GraphColumns.edges(graph, slots)));
            to.accept(GraphFrames.encode(same(FrameKind.EDGE_REFS), GraphColumns.edgeRefs(graph, slots)));
        }
    }

    private FrameHeader next(FrameKind kind) {
        return header(kind, chunk++);
    }

    private FrameHeader same(FrameKind kind) {
        return header(kind, chunk - 1);
    }

    private FrameHeader header(FrameKind kind, int index) {
        int chunks = edgesRemoved.size() + nodesRemoved.size() + nodes.size() + edges.size();
        return new FrameHeader(kind, flags, graph.epoch(), index, chunks, changes.seq(), changes.receivedMicros());
    }
}
