package io.orrery.transform.core;

import java.util.Locale;

/// Whether a graph may still grow. Adding up the memory of all columns for every row would be slow, so it is looked at
/// once for many rows.
final class Room {
    /// Rows between two looks; the second one sees to it that as many nodes and edges have room until the next.
    private static final int LOOK_EVERY = 1_024;

    private static final int RESTORE_DIVISOR = 8;

    private final Graph graph;
    private int untilLook;
    private boolean memorySpent;

    Room(Graph graph) {
        this.graph = graph;
    }

    /// To be asked before an edge with up to two nodes, or a node, is added.
    boolean isSpent() {
        if (untilLook-- <= 0) {
            untilLook = LOOK_EVERY;
            memorySpent = graph.bytes() + bytesToGrow() > graph.limits.maxBytes();
        }
        return memorySpent
                || graph.edgeCount() >= graph.limits.maxEdges()
                || graph.nodeCount() + 2 > graph.limits.maxNodes();
    }

    /// Nodes or edges have left.
    void freed() {
        untilLook = memorySpent ? 0 : untilLook;
    }

    /// Returns how many bytes a graph that is being read back takes so far.
    ///
    /// @throws GraphTooLargeException when they are more than it may take; a little more is let pass, since removed
    ///     rows that a page brings back take memory until a later page removes them
    long restored() {
        long bytes = graph.bytes();
        if (bytes / (RESTORE_DIVISOR + 1) * RESTORE_DIVISOR > graph.limits.maxBytes()) {
            throw new GraphTooLargeException(graph.id(), graph.limits.maxBytes());
        }
        return bytes;
    }

    private long bytesToGrow() {
        return graph.nodes.bytesToGrow(2 * LOOK_EVERY)
                + graph.edges.bytesToGrow(LOOK_EVERY)
                + graph.bundles.bytesToGrow(LOOK_EVERY);
    }

    /// Why it may not, with the figures.
    String message() {
        String has = String.format(
                Locale.ROOT, "the graph has %,d nodes and %,d edges; more ", graph.nodeCount(), graph.edgeCount());
        return memorySpent
                ? has + "do not fit into the " + graph.limits.maxBytes() / (1 << 20)
                        + " MiB of memory that the transform has for one"
                : has
                        + String.format(
                                Locale.ROOT,
                                "than %,d and %,d are not taken",
                                graph.limits.maxNodes(),
                                graph.limits.maxEdges());
    }
}
