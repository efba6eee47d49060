package io.orrery.layout.measure;

import java.util.Arrays;
import java.util.SplittableRandom;

/// How far distances in the picture are from distances in the graph, whatever the picture's scale (Gansner, Koren and
/// North 2004, with the best scale taken out): the mean over pairs of (α · drawn / hops − 1)². 0 is perfect, a random
/// picture has about 0.2 to 0.4.
final class Stress {
    /// Nodes from which distances to all others are taken.
    private static final int SOURCES = 50;

    private Stress() {}

    /// @return NaN when no two nodes are joined
    static double of(Drawing drawing, Neighbourhoods graph, long seed) {
        int nodes = graph.nodes();
        if (nodes == 0) {
            return Double.NaN;
        }
        SplittableRandom random = new SplittableRandom(seed);
        int[] hops = new int[nodes];
        int[] queue = new int[nodes];
        double ratios = 0;
        double squares = 0;
        long pairs = 0;
        for (int s = 0; s < Math.min(SOURCES, nodes); s++) {
            int source = nodes <= SOURCES ? s : random.nextInt(nodes);
            int reached = search(graph, source, hops, queue);
            for (int i = 1; i < reached; i++) {
                double ratio = drawing.distance(source, queue[i]) / hops[queue[i]];
                ratios += ratio;
                squares += ratio * ratio;
                pairs++;
            }
        }
        // With α = ratios / squares the mean of (α · ratio − 1)² is 1 − ratios² / (squares · pairs).
        return pairs == 0 || squares == 0 ? Double.NaN : 1 - ratios * ratios / (squares * pairs);
    }

    /// Breadth first. Fills `queue` with the nodes that are reached, the source first.
    ///
    /// @return how many
    private static int search(Neighbourhoods graph, int source, int[] hops, int[] queue) {
        Arrays.fill(hops, -1);
        hops[source] = 0;
        queue[0] = source;
        int end = 1;
        for (int begin = 0; begin < end; begin++) {
            int node = queue[begin];
            for (int h = graph.start[node]; h < graph.start[node + 1]; h++) {
                int other = graph.neighbour[h];
                if (hops[other] < 0) {
                    hops[other] = hops[node] + 1;
                    queue[end++] = other;
                }
            }
        }
        return end;
    }
}
