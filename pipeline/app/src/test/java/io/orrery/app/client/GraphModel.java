package io.orrery.app.client;

import io.orrery.topics.model.EdgeColumns;
import io.orrery.topics.model.NodeColumns;
import io.orrery.topics.wire.Frame;
import io.orrery.topics.wire.FrameHeader;
import io.orrery.topics.wire.GraphFrames;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// What a viewer knows of a graph. Throws [AssertionError] on whatever the protocol promises never happens.
/// Not thread-safe.
public final class GraphModel {
    /// One edge as a viewer sees it.
    public record SeenEdge(int source, int destination, String relation, int count, float weight) {}

    private final Map<Integer, String> nodes = new HashMap<>();
    private final Map<Integer, String> types = new HashMap<>();
    private final Map<Integer, SeenEdge> edges = new HashMap<>();
    private int epoch = -1;
    private long seq = -1;
    private int nextChunk;
    private int chunkCount = 1;
    private boolean loading = true;

    public void apply(Frame frame) {
        FrameHeader header = frame.header();
        if (header.has(FrameHeader.SNAPSHOT)) {
            snapshotChunk(header);
        } else {
            deltaChunk(header);
        }
        change(frame);
        nextChunk = header.isLastChunk() ? 0 : header.chunkIndex() + 1;
        loading = header.has(FrameHeader.SNAPSHOT) && !header.isLastChunk();
    }

    private void snapshotChunk(FrameHeader header) {
        if (header.chunkIndex() == 0) {
            nodes.clear();
            types.clear();
            edges.clear();
            epoch = header.epoch();
            seq = header.seq();
        } else {
            check(header.seq() == seq && header.chunkIndex() == nextChunk, "snapshot chunk out of order: " + header);
        }
        chunkCount = header.chunkCount();
    }

    private void deltaChunk(FrameHeader header) {
        check(header.epoch() == epoch || epoch < 0, "change set of another epoch: " + header + " after epoch " + epoch);
        if (header.chunkIndex() == 0) {
            check(seq < 0 || header.seq() == seq + 1, "gap or repeat: " + header + " after seq " + seq);
            check(nextChunk == 0, "change set " + header.seq() + " starts before " + seq + " ended");
        } else {
            check(header.seq() == seq && header.chunkIndex() == nextChunk, "chunk out of order: " + header);
        }
        epoch = header.epoch();
        seq = header.seq();
        chunkCount = header.chunkCount();
    }

    private void change(Frame frame) {
        switch (frame.header().kind()) {
            case NODES -> addNodes(GraphFrames.nodes(frame));
            case EDGES -> addEdges(GraphFrames.edges(frame));
            case NODES_REMOVED -> {
                for (int slot : GraphFrames.removed(frame)) {
                    check(nodes.remove(slot) != null, "removed node " + slot + " was not there");
                    types.remove(slot);
                }
            }
            case EDGES_REMOVED -> {
                for (int slot : GraphFrames.removed(frame)) {
                    check(edges.remove(slot) != null, "removed edge " + slot + " was not there");
                }
            }
            case NODE_REFS, EDGE_REFS ->
                throw new AssertionError(
                        "a browser must never see " + frame.header().kind());
            case POSITIONS -> throw new AssertionError("positions are not part of the ordered stream");
        }
    }

    private void addNodes(NodeColumns columns) {
        for (int i = 0; i < columns.rows(); i++) {
            nodes.put(columns.slot()[i], columns.id()[i]);
            types.put(columns.slot()[i], columns.type().length == 0 ? "" : columns.type()[i]);
        }
    }

    private void addEdges(EdgeColumns columns) {
        for (int i = 0; i < columns.rows(); i++) {
            int source = columns.source()[i];
            int destination = columns.destination()[i];
            check(
                    nodes.containsKey(source) && nodes.containsKey(destination),
                    "edge " + columns.slot()[i] + " names a node that nobody has seen");
            edges.put(
                    columns.slot()[i],
                    new SeenEdge(
                            source,
                            destination,
                            columns.relation().length == 0 ? "" : columns.relation()[i],
                            columns.count().length == 0 ? 1 : columns.count()[i],
                            columns.weight().length == 0 ? 1 : columns.weight()[i]));
        }
    }

    /// `source relation destination` to count, sorted: comparable between runs, since slots are not.
    public Map<String, Integer> countsByEdge() {
        Map<String, Integer> counts = new TreeMap<>();
        for (SeenEdge edge : edges.values()) {
            String name = nodes.get(edge.source()) + " " + edge.relation() + " " + nodes.get(edge.destination());
            check(counts.put(name, edge.count()) == null, "edge twice: " + name);
        }
        return counts;
    }

    /// As above with the nodes' types, `type:id relation type:id`, for graphs in which things of different types have
    /// one name.
    public Map<String, Integer> countsByTypedEdge() {
        Map<String, Integer> counts = new TreeMap<>();
        for (SeenEdge edge : edges.values()) {
            String name = typed(edge.source()) + " " + edge.relation() + " " + typed(edge.destination());
            check(counts.put(name, edge.count()) == null, "edge twice: " + name);
        }
        return counts;
    }

    private String typed(int node) {
        return types.get(node) + ":" + nodes.get(node);
    }

    public Map<Integer, String> nodes() {
        return nodes;
    }

    public int edgeCount() {
        return edges.size();
    }

    public long eventCount() {
        return edges.values().stream().mapToLong(SeenEdge::count).sum();
    }

    public int epoch() {
        return epoch;
    }

    public long seq() {
        return seq;
    }

    /// Whether the model stands at a boundary: no snapshot or change set is half applied.
    public boolean isWhole() {
        return !loading && nextChunk == 0 && chunkCount > 0;
    }

    private static void check(boolean holds, String message) {
        if (!holds) {
            throw new AssertionError(message);
        }
    }
}
