package io.orrery.layout.arrange;

import java.util.Arrays;

/// Rings around a centre: by steps from a root when the request has no order, otherwise by value, smallest inside. Up
/// to [#MOST] different values have a ring each; more share [#MOST] rings of equal width in value. What the root does
/// not reach, or has no value, is on the ring outside.
final class Radial implements Provider {
    /// Bound on the rings of a value.
    static final int MOST = 12;

    @Override
    public Outcome arrange(Request request) {
        boolean byHops = request.order().length == 0;
        return Rings.of(request.graph(), byHops ? hops(request) : values(request.order()));
    }

    private static int[] hops(Request request) {
        Graph graph = request.graph();
        if (graph.nodes() == 0) {
            return new int[0];
        }
        return new Steps(graph, request.root() < 0 ? graph.busiest() : request.root()).away;
    }

    private static int[] values(double[] order) {
        double[] distinct = Arrays.stream(order)
                .filter(Double::isFinite)
                .sorted()
                .distinct()
                .toArray();
        int[] ring = new int[order.length];
        for (int node = 0; node < order.length; node++) {
            double value = order[node];
            ring[node] = !Double.isFinite(value)
                    ? -1
                    : distinct.length <= MOST ? Arrays.binarySearch(distinct, value) : share(value, distinct);
        }
        return ring;
    }

    private static int share(double value, double[] distinct) {
        double least = distinct[0];
        double most = distinct[distinct.length - 1];
        return (int) Math.min(MOST - 1, MOST * ((value - least) / (most - least)));
    }
}
