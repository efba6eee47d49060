package io.orrery.layout.bench;

import java.util.SplittableRandom;

/// A graph to lay out: its edges by the numbers of their ends.
///
/// @param source below `nodes`
/// @param target below `nodes`
@SuppressWarnings("ArrayRecordComponent") // columns, handed over without copying
public record BenchGraph(int nodes, int[] source, int[] target) {
    public BenchGraph {
        if (nodes < 1 || source.length != target.length) {
            throw new IllegalArgumentException(
                    nodes + " nodes, " + source.length + " sources and " + target.length + " targets");
        }
    }

    public int edges() {
        return source.length;
    }

    /// A hundred communities of equal size, or fewer where they would have less than ten nodes; nine edges of ten stay
    /// inside one. The same for the same seed.
    public static BenchGraph communities(int nodes, int edges, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int community = Math.min(nodes, Math.max(10, nodes / 100));
        int[] source = new int[edges];
        int[] target = new int[edges];
        for (int e = 0; e < edges; e++) {
            source[e] = random.nextInt(nodes);
            int inside = source[e] / community * community + random.nextInt(community);
            target[e] = random.nextInt(10) == 0 ? random.nextInt(nodes) : Math.min(nodes - 1, inside);
        }
        return new BenchGraph(nodes, source, target);
    }

    /// Each node joined to its right and lower neighbour in a square of `side` by `side`: what a layout must unfold.
    public static BenchGraph grid(int side) {
        int edges = 2 * side * (side - 1);
        int[] source = new int[edges];
        int[] target = new int[edges];
        int e = 0;
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                int node = row * side + column;
                if (column + 1 < side) {
                    source[e] = node;
                    target[e++] = node + 1;
                }
                if (row + 1 < side) {
                    source[e] = node;
                    target[e++] = node + side;
                }
            }
        }
        return new BenchGraph(side * side, source, target);
    }
}
