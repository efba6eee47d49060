package io.orrery.layout.arrange;

import io.orrery.layout.measure.Communities;
import java.util.Arrays;

/// Nodes `0..nodes-1` and the edges between them, both ways. Parallel edges count as often as they occur; loops are in
/// the list of edges, but nobody's neighbour.
public final class Graph {
    private final int nodes;
    private final int[] source;
    private final int[] target;
    private final float[] weight;
    private final int[] start;
    private final int[] neighbour;

    /// Takes the arrays over.
    ///
    /// @param source one end of each edge, 0..nodes-1
    /// @param weight 0 or more and finite; empty when all are 1
    public Graph(int nodes, int[] source, int[] target, float[] weight) {
        if (source.length != target.length || (weight.length != 0 && weight.length != source.length)) {
            throw new IllegalArgumentException(
                    source.length + " sources, " + target.length + " targets, " + weight.length + " weights");
        }
        this.nodes = nodes;
        this.source = source;
        this.target = target;
        this.weight = weight;
        this.start = new int[nodes + 1];
        for (int e = 0; e < source.length; e++) {
            if (source[e] != target[e]) {
                start[source[e] + 1]++;
                start[target[e] + 1]++;
            }
        }
        for (int i = 0; i < nodes; i++) {
            start[i + 1] += start[i];
        }
        int[] cursor = Arrays.copyOf(start, nodes);
        neighbour = new int[start[nodes]];
        for (int e = 0; e < source.length; e++) {
            if (source[e] != target[e]) {
                neighbour[cursor[source[e]]++] = target[e];
                neighbour[cursor[target[e]]++] = source[e];
            }
        }
    }

    public int nodes() {
        return nodes;
    }

    public int edges() {
        return source.length;
    }

    public int source(int edge) {
        return source[edge];
    }

    public int target(int edge) {
        return target[edge];
    }

    public float weight(int edge) {
        return weight.length == 0 ? 1 : weight[edge];
    }

    /// Ends of edges at the node, without loops.
    public int degree(int node) {
        return start[node + 1] - start[node];
    }

    public int neighbour(int node, int number) {
        return neighbour[start[node] + number];
    }

    /// The community of each node; 0 is the largest.
    int[] communities(int seed) {
        return Communities.of(nodes, source, target, weight, seed);
    }

    /// The node with the most edges, the first of several; -1 when there is none.
    int busiest() {
        int best = -1;
        for (int node = 0; node < nodes; node++) {
            if (best < 0 || degree(node) > degree(best)) {
                best = node;
            }
        }
        return best;
    }
}
