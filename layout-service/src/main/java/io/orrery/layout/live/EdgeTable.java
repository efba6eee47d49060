package io.orrery.layout.live;

import io.orrery.layout.force.Bodies;
import io.orrery.layout.force.ForceSettings;
import io.orrery.layout.force.Links;
import java.util.Arrays;

/// The graph's edges by slot: two ends and a weight each; free slots have the source -1.
final class EdgeTable {
    private static final int FREE = -1;

    int size;
    /// Edges that exist.
    int count;
    /// How often an edge has come or gone.
    long changes;
    int[] source = new int[16];
    int[] target = new int[16];
    /// Empty while every edge weighs 1.
    private float[] weight = new float[0];
    /// On the pull of each slot; empty for none. Slots beyond it have 1.
    float[] factor = {};

    /// Writes an edge over whatever the slot held.
    ///
    /// @return whether its ends are new: false when only the weight may have changed
    boolean put(int slot, int from, int to, float heavy) {
        ensure(slot + 1);
        count += source[slot] == FREE ? 1 : 0;
        boolean same = source[slot] == from && target[slot] == to;
        changes += same ? 0 : source[slot] == FREE ? 1 : 2;
        source[slot] = from;
        target[slot] = to;
        if (weight.length == 0 && heavy != 1) {
            weight = new float[source.length];
            Arrays.fill(weight, 1);
        }
        if (weight.length > 0) {
            weight[slot] = heavy;
        }
        return !same;
    }

    void remove(int slot) {
        if (has(slot)) {
            source[slot] = FREE;
            count--;
            changes++;
        }
    }

    boolean has(int slot) {
        return slot < size && source[slot] != FREE;
    }

    float weight(int slot) {
        return weight.length == 0 ? 1 : weight[slot];
    }

    /// Removes edges that lost an end.
    void dropLoose(boolean[] present) {
        for (int e = 0; e < size; e++) {
            if (source[e] != FREE && !(present[source[e]] && present[target[e]])) {
                remove(e);
            }
        }
    }

    /// Sets each body's mass to 1 + degree, 0 for the absent.
    void weigh(boolean[] present, int nodes, float[] mass) {
        for (int i = 0; i < nodes; i++) {
            mass[i] = present[i] ? 1 : 0;
        }
        for (int e = 0; e < size; e++) {
            if (source[e] != FREE) {
                mass[source[e]]++;
                mass[target[e]]++;
            }
        }
    }

    Links links(int nodes, float[] mass, ForceSettings settings) {
        return Links.of(nodes, size, source, target, pulling(), mass, settings);
    }

    private float[] pulling() {
        if (factor.length == 0) {
            return weight;
        }
        float[] pulling = new float[size];
        for (int e = 0; e < size; e++) {
            pulling[e] = weight(e) * (e < factor.length ? factor[e] : 1);
        }
        return pulling;
    }

    /// Mean length of some edges between placed nodes: how far apart neighbours stand.
    double meanLength(Nodes nodes, int seed) {
        double sum = 0;
        int measured = 0;
        for (int i = 0; i < 4_096 && measured < 256 && size > 0; i++) {
            int edge = Integer.remainderUnsigned(Jitter.hash(seed, i), size);
            if (has(edge) && nodes.placed[source[edge]] && nodes.placed[target[edge]]) {
                sum += nodes.distance(source[edge], target[edge]);
                measured++;
            }
        }
        return measured == 0 || sum == 0 ? 10 : sum / measured;
    }

    private void ensure(int count) {
        if (count > source.length) {
            int capacity = Bodies.grown(source.length, count);
            int old = source.length;
            source = Arrays.copyOf(source, capacity);
            Arrays.fill(source, old, capacity, FREE);
            target = Arrays.copyOf(target, capacity);
            weight = weight.length == 0 ? weight : Arrays.copyOf(weight, capacity);
        }
        if (count > size) {
            Arrays.fill(source, size, count, FREE);
            size = count;
        }
    }
}
