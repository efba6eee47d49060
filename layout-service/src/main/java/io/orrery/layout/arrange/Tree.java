package io.orrery.layout.arrange;

import java.util.Arrays;

/// Rows from the top, each node below all that lead to it; see [Levels] for cycles and [Layers] for the order within a
/// row. Nodes without edges stand in rows underneath.
final class Tree implements Provider {
    /// Between two rows.
    static final double GAP = 3 * SPACING;

    @Override
    public Outcome arrange(Request request) {
        Graph graph = request.graph();
        Outcome.Places places = Outcome.Places.of(graph.nodes());
        Arrays.fill(places.x(), Float.NaN);
        Levels levels = new Levels(graph);
        int[] joined = Arrays.stream(levels.met())
                .filter(node -> graph.degree(node) > 0)
                .toArray();
        double[] x = new Layers(graph, levels.level, joined).places();
        for (int node : joined) {
            places.set(node, x[node], -GAP * levels.level[node]);
        }
        return Leftover.below(places, SPACING);
    }
}
