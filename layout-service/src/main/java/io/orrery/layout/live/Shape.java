package io.orrery.layout.live;

import java.util.Arrays;

/// A graph without its free slots: its nodes are numbered from 0. A copy, which other threads may have.
///
/// @param slots of each node
/// @param edgeSlots of each edge
/// @param source number of each edge's source node
/// @param target number of each edge's target node
/// @param weight of each edge
@SuppressWarnings("ArrayRecordComponent") // columns, handed over without copying
public record Shape(int[] slots, int[] edgeSlots, int[] source, int[] target, float[] weight) {

    static Shape of(Nodes nodes, EdgeTable edges) {
        int[] slots = new int[nodes.count];
        int[] number = new int[nodes.bodies.size];
        Arrays.fill(number, -1);
        int found = 0;
        for (int slot = 0; slot < nodes.bodies.size; slot++) {
            if (nodes.present[slot]) {
                number[slot] = found;
                slots[found++] = slot;
            }
        }
        int[] edgeSlots = new int[edges.count];
        int[] source = new int[edges.count];
        int[] target = new int[edges.count];
        float[] weight = new float[edges.count];
        int next = 0;
        for (int edge = 0; edge < edges.size; edge++) {
            if (edges.has(edge)) {
                edgeSlots[next] = edge;
                source[next] = number[edges.source[edge]];
                target[next] = number[edges.target[edge]];
                weight[next++] = edges.weight(edge);
            }
        }
        return new Shape(slots, edgeSlots, source, target, weight);
    }

    /// Whether each node belongs to the largest connected part, the first of several such.
    boolean[] largestPart() {
        int[] above = new int[slots.length];
        Arrays.setAll(above, node -> node);
        for (int edge = 0; edge < source.length; edge++) {
            int one = top(above, source[edge]);
            int other = top(above, target[edge]);
            above[Math.max(one, other)] = Math.min(one, other);
        }
        int[] size = new int[slots.length];
        int largest = 0;
        for (int node = 0; node < slots.length; node++) {
            size[top(above, node)]++;
        }
        for (int node = 0; node < slots.length; node++) {
            largest = size[node] > size[largest] ? node : largest;
        }
        boolean[] belongs = new boolean[slots.length];
        for (int node = 0; node < slots.length; node++) {
            belongs[node] = top(above, node) == largest;
        }
        return belongs;
    }

    /// The root of a node's tree, which becomes half as deep on the way.
    private static int top(int[] above, int node) {
        int at = node;
        while (above[at] != at) {
            above[at] = above[above[at]];
            at = above[at];
        }
        return at;
    }

    /// Number of the node in this slot; -1 when it is free.
    public int number(int slot) {
        return Math.max(-1, Arrays.binarySearch(slots, slot));
    }
}
