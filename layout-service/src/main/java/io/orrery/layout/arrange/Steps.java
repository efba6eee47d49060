package io.orrery.layout.arrange;

import java.util.Arrays;

/// How many edges each node is from a root, whatever their direction.
final class Steps {
    /// By node; -1 where no way leads from the root.
    final int[] away;

    private final int[] met;
    private int end;

    Steps(Graph graph, int root) {
        away = new int[graph.nodes()];
        met = new int[graph.nodes()];
        Arrays.fill(away, -1);
        meet(root, 0);
        for (int begin = 0; begin < end; begin++) {
            int node = met[begin];
            for (int n = 0; n < graph.degree(node); n++) {
                int other = graph.neighbour(node, n);
                if (away[other] < 0) {
                    meet(other, away[node] + 1);
                }
            }
        }
    }

    private void meet(int node, int steps) {
        away[node] = steps;
        met[end++] = node;
    }

    /// What the root reaches, the nearest first.
    int[] met() {
        return Arrays.copyOf(met, end);
    }
}
