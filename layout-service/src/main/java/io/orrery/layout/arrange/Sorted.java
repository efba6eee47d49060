package io.orrery.layout.arrange;

import it.unimi.dsi.fastutil.ints.IntArrays;

/// Nodes in the order of a value.
final class Sorted {
    private Sorted() {}

    /// All nodes: smallest value first, equal ones by number, those without a value last.
    static int[] byOrder(Request request) {
        int[] nodes = numbers(request.nodes());
        // Double.compare puts NaN behind everything else.
        IntArrays.mergeSort(nodes, (a, b) -> Double.compare(request.order(a), request.order(b)));
        return nodes;
    }

    static int[] numbers(int count) {
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = i;
        }
        return numbers;
    }
}
