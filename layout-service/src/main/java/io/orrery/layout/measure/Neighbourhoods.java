package io.orrery.layout.measure;

import java.util.Arrays;

/// Who is joined to whom: for node `v` the nodes `neighbour[start[v] .. start[v+1])` in ascending order, each once,
/// without itself.
final class Neighbourhoods {
    final int[] start;
    final int[] neighbour;

    private Neighbourhoods(int[] start, int[] neighbour) {
        this.start = start;
        this.neighbour = neighbour;
    }

    static Neighbourhoods of(Drawing drawing) {
        int nodes = drawing.nodes();
        int[] start = new int[nodes + 1];
        for (int e = 0; e < drawing.edges(); e++) {
            if (drawing.source()[e] != drawing.target()[e]) {
                start[drawing.source()[e] + 1]++;
                start[drawing.target()[e] + 1]++;
            }
        }
        for (int v = 0; v < nodes; v++) {
            start[v + 1] += start[v];
        }
        int[] all = new int[start[nodes]];
        int[] cursor = start.clone();
        for (int e = 0; e < drawing.edges(); e++) {
            int from = drawing.source()[e];
            int to = drawing.target()[e];
            if (from != to) {
                all[cursor[from]++] = to;
                all[cursor[to]++] = from;
            }
        }
        return distinct(start, all);
    }

    private static Neighbourhoods distinct(int[] start, int[] all) {
        int[] tight = new int[start.length];
        int size = 0;
        for (int v = 0; v + 1 < start.length; v++) {
            Arrays.sort(all, start[v], start[v + 1]);
            tight[v] = size;
            for (int h = start[v]; h < start[v + 1]; h++) {
                if (h == start[v] || all[h] != all[h - 1]) {
                    all[size++] = all[h];
                }
            }
        }
        tight[start.length - 1] = size;
        return new Neighbourhoods(tight, Arrays.copyOf(all, size));
    }

    int nodes() {
        return start.length - 1;
    }

    int degree(int node) {
        return start[node + 1] - start[node];
    }

    boolean joins(int a, int b) {
        return Arrays.binarySearch(neighbour, start[a], start[a + 1], b) >= 0;
    }
}
