package io.orrery.layout.arrange;

/// Edges inside a community pull harder, those across hardly: the force model then draws communities apart.
///
/// PyGraphistry's `modularity_weighted_layout` sets the weights 2 and 0.3 at an edge influence of 2, which are these
/// factors at our edge influence of 1. They multiply the edge's own weight.
final class ModularityWeighted implements Provider {
    static final float INSIDE = 4;
    static final float ACROSS = 0.09f;

    @Override
    public Outcome arrange(Request request) {
        Graph graph = request.graph();
        int[] community = graph.communities(request.seed());
        float[] factor = new float[graph.edges()];
        for (int e = 0; e < factor.length; e++) {
            factor[e] = community[graph.source(e)] == community[graph.target(e)] ? INSIDE : ACROSS;
        }
        return new Outcome.Pulls(factor);
    }
}
