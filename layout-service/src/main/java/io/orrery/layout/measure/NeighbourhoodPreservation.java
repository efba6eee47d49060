package io.orrery.layout.measure;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Whether those who are joined are drawn near each other: for a node with k neighbours, how many of the k nodes drawn
/// nearest are neighbours, as intersection over union (Kruiger and others 2017). 1 is perfect.
final class NeighbourhoodPreservation {
    private static final int SAMPLE = 2_000;

    private NeighbourhoodPreservation() {}

    /// Mean over some nodes that have neighbours; uses all cores.
    ///
    /// @return NaN when no two nodes are joined
    static double of(Drawing drawing, Neighbourhoods graph, long seed) {
        int[] joined = IntStream.range(0, graph.nodes())
                .filter(node -> graph.degree(node) > 0)
                .toArray();
        SplittableRandom random = new SplittableRandom(seed);
        int[] sample = joined.length <= SAMPLE
                ? joined
                : random.ints(SAMPLE, 0, joined.length).map(i -> joined[i]).toArray();
        // Summed in the sample's order, so that the result does not depend on the number of cores.
        double[] shares = IntStream.of(sample)
                .parallel()
                .mapToDouble(node -> share(drawing, graph, node))
                .toArray();
        return shares.length == 0 ? Double.NaN : DoubleStream.of(shares).sum() / shares.length;
    }

    private static double share(Drawing drawing, Neighbourhoods graph, int node) {
        Nearest nearest = new Nearest(graph.degree(node));
        for (int other = 0; other < drawing.nodes(); other++) {
            if (other != node) {
                float dx = drawing.x()[other] - drawing.x()[node];
                float dy = drawing.y()[other] - drawing.y()[node];
                nearest.offer(other, dx * dx + dy * dy);
            }
        }
        int both = nearest.count(other -> graph.joins(node, other));
        return (double) both / (2 * graph.degree(node) - both);
    }
}
