package io.orrery.layout.arrange;

import java.util.Arrays;

/// How far down each node is: the longest way along the direction of edges, and nodes that no edge leads to just above
/// the first that they lead to. A search in depth, from nodes that
/// no edge leads to and then from the first node left, finds the edges that close a cycle; they are left out.
final class Levels {
    private static final byte NEW = 0;
    private static final byte OPEN = 1;
    private static final byte DONE = 2;

    private final Graph graph;
    private final int[] start;
    private final int[] out;
    private final byte[] state;
    private final int[] finished;
    private final int[] met;
    private int finishedCount;
    private int metCount;
    /// Of each node, from 0 on.
    final int[] level;

    Levels(Graph graph) {
        this.graph = graph;
        int nodes = graph.nodes();
        start = new int[nodes + 1];
        boolean[] entered = new boolean[nodes];
        for (int e = 0; e < graph.edges(); e++) {
            if (graph.source(e) != graph.target(e)) {
                start[graph.source(e) + 1]++;
                entered[graph.target(e)] = true;
            }
        }
        for (int i = 0; i < nodes; i++) {
            start[i + 1] += start[i];
        }
        out = new int[start[nodes]];
        int[] cursor = Arrays.copyOf(start, nodes);
        for (int e = 0; e < graph.edges(); e++) {
            if (graph.source(e) != graph.target(e)) {
                out[cursor[graph.source(e)]++] = graph.target(e);
            }
        }
        state = new byte[nodes];
        finished = new int[nodes];
        met = new int[nodes];
        level = new int[nodes];
        search(entered);
        descend();
        sink(entered);
    }

    /// The nodes in the order in which the search met them: subtrees stay together.
    int[] met() {
        return met;
    }

    /// Every root would be in the first row, far from what it leads to.
    private void sink(boolean[] entered) {
        for (int node = 0; node < graph.nodes(); node++) {
            int below = Integer.MAX_VALUE;
            for (int e = start[node]; e < start[node + 1] && !entered[node]; e++) {
                below = Math.min(below, level[out[e]]);
            }
            level[node] = below == Integer.MAX_VALUE ? level[node] : below - 1;
        }
    }

    private void search(boolean[] entered) {
        int[] stack = new int[graph.nodes()];
        int[] next = Arrays.copyOf(start, graph.nodes());
        for (int node = 0; node < graph.nodes(); node++) {
            if (!entered[node]) {
                search(node, stack, next);
            }
        }
        for (int node = 0; node < graph.nodes(); node++) {
            search(node, stack, next);
        }
    }

    private void search(int root, int[] stack, int[] next) {
        if (state[root] != NEW) {
            return;
        }
        int depth = 0;
        stack[depth++] = root;
        meet(root);
        while (depth > 0) {
            int node = stack[depth - 1];
            if (next[node] == start[node + 1]) {
                state[node] = DONE;
                finished[finishedCount++] = node;
                depth--;
                continue;
            }
            int edge = next[node]++;
            int other = out[edge];
            if (state[other] == NEW) {
                meet(other);
                stack[depth++] = other;
            } else if (state[other] == OPEN) {
                out[edge] = node; // closes a cycle: made a loop, which says nothing
            }
        }
    }

    private void meet(int node) {
        state[node] = OPEN;
        met[metCount++] = node;
    }

    private void descend() {
        for (int i = finishedCount - 1; i >= 0; i--) {
            int node = finished[i];
            for (int e = start[node]; e < start[node + 1]; e++) {
                if (out[e] != node) {
                    level[out[e]] = Math.max(level[out[e]], level[node] + 1);
                }
            }
        }
    }
}
