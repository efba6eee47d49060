package io.orrery.layout.arrange;

import java.util.Arrays;

/// Rows from the top, each node below all that lead to it; see [Levels] for cycles and [Layers] for the order within a
/// row. From a root, when the request has one, by steps from it in any direction. Nodes without edges, or that the root
/// does not reach, stand in rows underneath.
final class Tree implements Provider {
    /// Between two rows.
    static final double GAP = 3 * SPACING;

    @Override
    public Outcome arrange(Request request) {
        Graph graph = request.graph();
        Outcome.Places places = Outcome.Places.of(graph.nodes());
        Arrays.fill(places.x(), Float.NaN);
        if (request.root() < 0) {
            Levels levels = new Levels(graph);
            set(places, graph, levels.level, levels.met());
        } else {
            Steps steps = new Steps(graph, request.root());
            set(places, graph, steps.away, steps.met());
        }
        return Leftover.below(places, SPACING);
    }

    private static void set(Outcome.Places places, Graph graph, int[] level, int[] met) {
        int[] joined = Arrays.stream(met).filter(node -> graph.degree(node) > 0).toArray();
        double[] x = new Layers(graph, level, joined).places();
        for (int node : joined) {
            places.set(node, x[node], -GAP * level[node]);
        }
    }
}
