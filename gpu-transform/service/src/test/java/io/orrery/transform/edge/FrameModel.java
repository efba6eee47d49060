package io.orrery.transform.edge;

import io.orrery.topics.model.EdgeColumns;
import io.orrery.topics.model.NodeColumns;
import io.orrery.topics.wire.Frame;
import io.orrery.topics.wire.FrameHeader;
import io.orrery.topics.wire.FrameKind;
import io.orrery.topics.wire.GraphFrames;
import io.orrery.transform.core.GraphText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A reader that believes nothing: applies frames one by one and throws when one breaks a promise (order of
/// sequence numbers and chunks, both ends of an edge known at any time, no removal of what is not there).
final class FrameModel {
    private final TreeMap<Integer, String> nodes = new TreeMap<>();
    private final Map<Integer, String> ids = new HashMap<>();
    private final TreeMap<Integer, String> edges = new TreeMap<>();
    private final Map<Integer, int[]> ends = new HashMap<>();
    private long seq;
    private int nextChunk;
    private int chunks;

    void apply(byte[] value) {
        if (value.length > 1_000_000) {
            throw new IllegalStateException("a frame has " + value.length + " bytes");
        }
        Frame frame = Frame.of(value);
        order(frame.header());
        switch (frame.header().kind()) {
            case EDGES_REMOVED -> removeEdges(GraphFrames.removed(frame));
            case NODES_REMOVED -> removeNodes(GraphFrames.removed(frame));
            case NODES -> put(GraphFrames.nodes(frame));
            case EDGES -> put(GraphFrames.edges(frame));
            case NODE_REFS, EDGE_REFS -> GraphFrames.refs(frame);
            case POSITIONS -> throw new IllegalStateException("positions are not the transform's");
        }
    }

    private void order(FrameHeader header) {
        boolean refs = header.kind() == FrameKind.NODE_REFS || header.kind() == FrameKind.EDGE_REFS;
        if (refs) {
            require(header.seq() == seq && header.chunkIndex() == nextChunk - 1, "references out of place", header);
            return;
        }
        if (nextChunk == chunks) {
            boolean snapshot = header.has(FrameHeader.SNAPSHOT);
            require(snapshot ? seq == 0 : header.seq() == seq + 1, "after " + seq + " comes", header);
            seq = header.seq();
            nextChunk = 0;
            chunks = header.chunkCount();
        }
        require(header.seq() == seq && header.chunkIndex() == nextChunk, "expected chunk " + nextChunk, header);
        nextChunk++;
    }

    private static void require(boolean holds, String message, FrameHeader header) {
        if (!holds) {
            throw new IllegalStateException(message + ": " + header);
        }
    }

    private void removeEdges(int[] slots) {
        for (int slot : slots) {
            if (edges.remove(slot) == null) {
                throw new IllegalStateException("edge " + slot + " removed but not there");
            }
            ends.remove(slot);
        }
    }

    private void removeNodes(int[] slots) {
        for (int slot : slots) {
            if (nodes.remove(slot) == null) {
                throw new IllegalStateException("node " + slot + " removed but not there");
            }
            ids.remove(slot);
            ends.forEach((edge, pair) -> {
                if (pair[0] == slot || pair[1] == slot) {
                    throw new IllegalStateException("edge " + edge + " dangles: node " + slot + " was removed");
                }
            });
        }
    }

    private void put(NodeColumns columns) {
        List<String> lines = GraphText.nodes(columns);
        for (int i = 0; i < columns.rows(); i++) {
            String known = ids.put(columns.slot()[i], columns.id()[i]);
            if (known != null && !known.equals(columns.id()[i])) {
                throw new IllegalStateException("slot of " + known + " taken by " + columns.id()[i]);
            }
            nodes.put(columns.slot()[i], lines.get(i));
        }
    }

    private void put(EdgeColumns columns) {
        for (int i = 0; i < columns.rows(); i++) {
            int source = columns.source()[i];
            int destination = columns.destination()[i];
            if (!ids.containsKey(source) || !ids.containsKey(destination)) {
                throw new IllegalStateException(
                        "edge " + columns.slot()[i] + " dangles: " + source + " -> " + destination);
            }
            int[] known = ends.put(columns.slot()[i], new int[] {source, destination});
            if (known != null && (known[0] != source || known[1] != destination)) {
                throw new IllegalStateException("edge " + columns.slot()[i] + " changed its ends");
            }
        }
        List<String> lines = GraphText.edges(columns, ids);
        for (int i = 0; i < columns.rows(); i++) {
            edges.put(columns.slot()[i], lines.get(i));
        }
    }

    long seq() {
        return seq;
    }

    int edgeCount() {
        return edges.size();
    }

    String text() {
        List<String> lines = new ArrayList<>(nodes.values());
        lines.addAll(edges.values());
        return String.join("\n", lines);
    }
}
