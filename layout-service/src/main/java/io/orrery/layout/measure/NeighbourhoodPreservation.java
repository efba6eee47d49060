package io.orrery.layout.measure;

import java.util.stream.IntStream;

/// Whether those who are joined are drawn near each other: for a node with k neighbours, how many of the k nodes drawn
/// nearest are neighbours, as intersection over union (Kruiger and others 2017). 1 is perfect.
final class NeighbourhoodPreservation {
    private NeighbourhoodPreservation() {}

    /// Mean over some nodes that have neighbours; uses all cores.
    ///
    /// @return NaN when no two nodes are joined
    static double of(Drawing drawing, Neighbourhoods graph, long seed) {
        int[] sample = Samples.of(IntStream.range(0, graph.nodes()).filter(node -> graph.degree(node) > 0), seed);
        return Samples.mean(sample, node -> share(drawing, graph, node));
    }

    private static double share(Drawing drawing, Neighbourhoods graph, int node) {
        Nearest nearest = Nearest.to(node, drawing.x(), drawing.y(), graph.degree(node));
        int both = nearest.count(other -> graph.joins(node, other));
        return (double) both / (2 * graph.degree(node) - both);
    }
}
