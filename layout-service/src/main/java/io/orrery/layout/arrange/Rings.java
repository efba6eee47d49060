package io.orrery.layout.arrange;

import it.unimi.dsi.fastutil.ints.IntArrays;

/// Nodes on rings around one centre. A ring is as long as its nodes need and at least a gap away from the ring inside
/// it, which is wider where rings are long, so that the eye can tell them apart; a lone node of the innermost ring is
/// the centre. On a ring nodes stand evenly, each as near as that allows to
/// the direction in which its neighbours on the rings inside are.
final class Rings {
    /// Between two rings, at least.
    static final double GAP = 3 * Provider.SPACING;

    private final Graph graph;
    private final int[] ring;
    private final double[] angle;

    private Rings(Graph graph, int[] ring) {
        this.graph = graph;
        this.ring = ring;
        this.angle = new double[ring.length];
    }

    /// @param ring of each node, from 0 on; -1 for those on the ring outside of all others. Empty rings keep their gap
    static Outcome.Places of(Graph graph, int[] ring) {
        return new Rings(graph, ring.clone()).places();
    }

    private Outcome.Places places() {
        int rings = 0;
        for (int at : ring) {
            rings = Math.max(rings, at + 1);
        }
        for (int node = 0; node < ring.length; node++) {
            ring[node] = ring[node] < 0 ? rings : ring[node];
        }
        int[] nodes = Sorted.numbers(ring.length);
        IntArrays.mergeSort(nodes, (a, b) -> Integer.compare(ring[a], ring[b]));
        Outcome.Places places = Outcome.Places.of(ring.length);
        double gap = Math.max(GAP, longest(rings + 1) / (2 * (rings + 1)));
        double radius = 0;
        int begin = 0;
        for (int at = 0; begin < nodes.length; at++) {
            int end = begin;
            while (end < nodes.length && ring[nodes[end]] == at) {
                end++;
            }
            radius = radiusOf(at, end - begin, radius + gap);
            place(nodes, begin, end, radius, places);
            begin = end;
        }
        return places;
    }

    /// Radius that the fullest ring needs.
    private double longest(int rings) {
        int[] counts = new int[rings];
        int most = 0;
        for (int at : ring) {
            most = Math.max(most, ++counts[at]);
        }
        return Provider.SPACING * most / (2 * Math.PI);
    }

    private static double radiusOf(int at, int count, double least) {
        double needed = Provider.SPACING * count / (2 * Math.PI);
        if (at == 0) {
            return count < 2 ? 0 : needed;
        }
        return Math.max(least, needed);
    }

    private void place(int[] nodes, int begin, int end, double radius, Outcome.Places places) {
        int count = end - begin;
        double[] wish = new double[count];
        int[] order = Sorted.numbers(count);
        for (int i = 0; i < count; i++) {
            // A node that nobody pulls goes where its number puts it.
            wish[i] = direction(nodes[begin + i], 2 * Math.PI * i / count);
        }
        IntArrays.mergeSort(order, (a, b) -> Double.compare(wish[a], wish[b]));
        double turn = meanLag(wish, order);
        for (int i = 0; i < count; i++) {
            int node = nodes[begin + order[i]];
            angle[node] = 2 * Math.PI * i / count + turn;
            places.set(node, radius * Math.sin(angle[node]), radius * Math.cos(angle[node]));
        }
    }

    /// How far the evenly spaced ring has to turn so that wishes are met on average.
    private static double meanLag(double[] wish, int[] order) {
        double sin = 0;
        double cos = 0;
        for (int i = 0; i < order.length; i++) {
            double lag = wish[order[i]] - 2 * Math.PI * i / order.length;
            sin += Math.sin(lag);
            cos += Math.cos(lag);
        }
        return Math.hypot(sin, cos) < 1e-9 ? 0 : Math.atan2(sin, cos);
    }

    private double direction(int node, double otherwise) {
        double sin = 0;
        double cos = 0;
        for (int n = 0; n < graph.degree(node); n++) {
            int other = graph.neighbour(node, n);
            // A centre has no direction; it holds the angle 0, which would draw everybody there.
            if (ring[other] < ring[node] && !(ring[other] == 0 && isLone(other))) {
                sin += Math.sin(angle[other]);
                cos += Math.cos(angle[other]);
            }
        }
        if (Math.hypot(sin, cos) < 1e-9) {
            return otherwise;
        }
        double mean = Math.atan2(sin, cos);
        return mean < 0 ? mean + 2 * Math.PI : mean;
    }

    private int lone = -2;

    private boolean isLone(int node) {
        if (lone == -2) {
            lone = -1;
            int found = 0;
            for (int i = 0; i < ring.length && found < 2; i++) {
                if (ring[i] == 0) {
                    found++;
                    lone = found == 1 ? i : -1;
                }
            }
        }
        return node == lone;
    }
}
