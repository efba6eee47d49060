package io.orrery.layout.live;

import io.orrery.layout.force.Bodies;
import io.orrery.layout.force.ForceSettings;
import io.orrery.layout.force.Links;
import java.util.Arrays;
import java.util.Optional;

/// The graph's edges by slot: two ends and a weight each; free slots have the source -1. The nodes' degrees are kept
/// with every change, so that taking a few changes in does not count all edges anew.
final class EdgeTable {
    private static final int FREE = -1;

    int size;
    /// Edges that exist.
    int count;
    /// How often an edge has come or gone.
    long changes;
    int[] source = new int[16];
    int[] target = new int[16];
    /// Ends of edges to other nodes, by node.
    private int[] degree = new int[16];
    private int[] loops = new int[16];
    /// Empty while every edge weighs 1.
    private float[] weight = new float[0];
    /// On the pull of each slot; empty for none. Slots beyond it have 1.
    private float[] factor = {};

    private final ChangedEnds changedEnds = new ChangedEnds();
    /// What was made last, and the settings of then.
    private Links links = Links.none(0);

    private ForceSettings settings = ForceSettings.DEFAULTS;

    /// Writes an edge over whatever the slot held.
    ///
    /// @return whether its ends are new: false when only the weight may have changed
    boolean put(int slot, int from, int to, float heavy) {
        ensure(slot + 1);
        count += source[slot] == FREE ? 1 : 0;
        boolean same = source[slot] == from && target[slot] == to;
        changes += same ? 0 : source[slot] == FREE ? 1 : 2;
        if (!same) {
            countEnds(slot, -1);
            source[slot] = from;
            target[slot] = to;
            countEnds(slot, 1);
        }
        if (weight.length == 0 && heavy != 1) {
            weight = new float[source.length];
            Arrays.fill(weight, 1);
        }
        if (weight.length > 0 && weight[slot] != heavy) {
            weight[slot] = heavy;
            changedEnds.add(from);
            changedEnds.add(to);
        }
        return !same;
    }

    void remove(int slot) {
        if (has(slot)) {
            countEnds(slot, -1);
            source[slot] = FREE;
            count--;
            changes++;
        }
    }

    private void countEnds(int slot, int by) {
        int from = source[slot];
        int to = target[slot];
        if (from == FREE) {
            return;
        }
        ensureNodes(Math.max(from, to) + 1);
        changedEnds.add(from);
        changedEnds.add(to);
        if (from == to) {
            loops[from] += by;
        } else {
            degree[from] += by;
            degree[to] += by;
        }
    }

    private void ensureNodes(int nodes) {
        if (nodes > degree.length) {
            int capacity = Bodies.grown(degree.length, nodes);
            degree = Arrays.copyOf(degree, capacity);
            loops = Arrays.copyOf(loops, capacity);
        }
    }

    /// Whether an edge ends at the node.
    boolean touches(int node) {
        return node >= 0 && node < degree.length && (degree[node] > 0 || loops[node] > 0);
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

    /// Sets each body's mass to 1 + degree, where a loop counts twice; 0 for the absent.
    void weigh(boolean[] present, int nodes, float[] mass) {
        ensureNodes(nodes);
        for (int i = 0; i < nodes; i++) {
            mass[i] = present[i] ? 1 + degree[i] + 2 * loops[i] : 0;
        }
    }

    /// Multiplies edges' pull from now on.
    ///
    /// @param factors by slot, above 0; empty for none
    void emphasise(float[] factors) {
        factor = factors;
        changedEnds.addAll();
    }

    /// The edges as the forces need them: what changed since the last time is mended where that is possible.
    Links links(int nodes, float[] mass, ForceSettings wanted) {
        ensureNodes(nodes);
        float[] pulling = pulling();
        Optional<Links> mended = changedEnds.areAll() || !wanted.equals(settings)
                ? Optional.empty()
                : links.mended(nodes, size, source, target, degree, pulling, changedEnds.asSet(), settings);
        links = mended.orElseGet(() -> Links.of(nodes, size, source, target, degree, pulling, mass, wanted));
        settings = wanted;
        changedEnds.clear();
        return links;
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
