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

    /// Number of the node in this slot; -1 when it is free.
    public int number(int slot) {
        return Math.max(-1, Arrays.binarySearch(slots, slot));
    }
}
