package io.orrery.layout.arrange;

import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.Arrays;

/// Nodes in rows, and their order and place in each: swept down and up so that nodes stand in the middle of their
/// neighbours in the rows above and below (Sugiyama, Tagawa and Toda, 1981). Edges over several rows count like others.
final class Layers {
    private static final int ORDER_SWEEPS = 4;
    private static final int PLACE_SWEEPS = 4;

    private final Graph graph;
    private final int[] level;
    /// Nodes row by row, each row from the left.
    private final int[] nodes;
    private final int[] start;
    /// Place within the row while ordering, 0..1; x afterwards.
    private final double[] at;

    /// @param first nodes that take part, in the order in which rows are filled
    Layers(Graph graph, int[] level, int[] first) {
        this.graph = graph;
        this.level = level;
        this.at = new double[graph.nodes()];
        int rows = 0;
        for (int node : first) {
            rows = Math.max(rows, level[node] + 1);
        }
        start = new int[rows + 1];
        for (int node : first) {
            start[level[node] + 1]++;
        }
        for (int i = 0; i < rows; i++) {
            start[i + 1] += start[i];
        }
        nodes = new int[first.length];
        int[] cursor = start.clone();
        for (int node : first) {
            nodes[cursor[level[node]]++] = node;
        }
    }

    /// @return x of each node that takes part
    double[] places() {
        for (int row = 0; row < rows(); row++) {
            number(row);
        }
        for (int sweep = 0; sweep < ORDER_SWEEPS; sweep++) {
            for (int i = 0; i < rows(); i++) {
                sort(sweep % 2 == 0 ? i : rows() - 1 - i, sweep % 2 == 0);
            }
        }
        for (int row = 0; row < rows(); row++) {
            spread(row);
        }
        for (int sweep = 0; sweep < PLACE_SWEEPS; sweep++) {
            for (int i = 0; i < rows(); i++) {
                settle(sweep % 2 == 0 ? i : rows() - 1 - i, sweep % 2 == 0);
            }
        }
        return at;
    }

    private int rows() {
        return start.length - 1;
    }

    private void number(int row) {
        double count = start[row + 1] - start[row];
        for (int i = start[row]; i < start[row + 1]; i++) {
            at[nodes[i]] = (i - start[row] + 0.5) / count;
        }
    }

    private void spread(int row) {
        double middle = (start[row + 1] - start[row] - 1) / 2.0;
        for (int i = start[row]; i < start[row + 1]; i++) {
            at[nodes[i]] = Provider.SPACING * (i - start[row] - middle);
        }
    }

    private void sort(int row, boolean above) {
        double[] wish = wishes(row, above);
        int[] order = Sorted.numbers(wish.length);
        IntArrays.mergeSort(order, (a, b) -> Double.compare(wish[a], wish[b]));
        int[] before = Arrays.copyOfRange(nodes, start[row], start[row + 1]);
        for (int i = 0; i < order.length; i++) {
            nodes[start[row] + i] = before[order[i]];
        }
        number(row);
    }

    /// The mean place of each node's neighbours in the rows above, or below; its own where it has none.
    private double[] wishes(int row, boolean above) {
        double[] wish = new double[start[row + 1] - start[row]];
        for (int i = 0; i < wish.length; i++) {
            int node = nodes[start[row] + i];
            double sum = 0;
            int count = 0;
            for (int n = 0; n < graph.degree(node); n++) {
                int other = graph.neighbour(node, n);
                if (above ? level[other] < row : level[other] > row) {
                    sum += at[other];
                    count++;
                }
            }
            wish[i] = count == 0 ? at[node] : sum / count;
        }
        return wish;
    }

    /// Moves a row's nodes as near to their wishes as order and spacing allow, in the sense of least squares: blocks of
    /// touching nodes are pooled until they are in order (pool adjacent violators).
    private void settle(int row, boolean above) {
        double[] wish = wishes(row, above);
        double[] mean = new double[wish.length];
        int[] size = new int[wish.length];
        int blocks = 0;
        for (int i = 0; i < wish.length; i++) {
            mean[blocks] = wish[i] - Provider.SPACING * i;
            size[blocks++] = 1;
            while (blocks > 1 && mean[blocks - 2] > mean[blocks - 1]) {
                int both = size[blocks - 2] + size[blocks - 1];
                mean[blocks - 2] = (mean[blocks - 2] * size[blocks - 2] + mean[blocks - 1] * size[blocks - 1]) / both;
                size[blocks - 2] = both;
                blocks--;
            }
        }
        int next = 0;
        for (int block = 0; block < blocks; block++) {
            for (int i = 0; i < size[block]; i++, next++) {
                at[nodes[start[row] + next]] = mean[block] + Provider.SPACING * next;
            }
        }
    }
}
