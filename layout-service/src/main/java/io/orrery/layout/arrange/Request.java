package io.orrery.layout.arrange;

/// What is to be laid out: nodes `0..nodes-1` and what is known of them. Arrays are shared, not copied.
///
/// @param graph nodes and edges
/// @param order value to order each node by, NaN for none; empty when no node has one
/// @param x given coordinate, or longitude in degrees; NaN for none; empty when no node has one
/// @param y given coordinate, or latitude in degrees
/// @param root node to start from; -1 for none: rings begin at the one with the most edges, a tree by direction
/// @param seed for what is drawn by lot
@SuppressWarnings("ArrayRecordComponent") // columns, handed over without copying
public record Request(Graph graph, double[] order, float[] x, float[] y, int root, int seed) {
    public Request {
        int nodes = graph.nodes();
        if (order.length != 0 && order.length != nodes) {
            throw new IllegalArgumentException("order has " + order.length + " entries for " + nodes + " nodes");
        }
        if (x.length != y.length || (x.length != 0 && x.length != nodes)) {
            throw new IllegalArgumentException(
                    "x and y have " + x.length + " and " + y.length + " entries for " + nodes + " nodes");
        }
        if (root < -1 || root >= nodes) {
            throw new IllegalArgumentException("root must be -1.." + (nodes - 1) + " but is " + root);
        }
    }

    public int nodes() {
        return graph.nodes();
    }

    double order(int node) {
        return order.length == 0 ? Double.NaN : order[node];
    }
}
