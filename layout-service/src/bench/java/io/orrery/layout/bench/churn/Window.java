package io.orrery.layout.bench.churn;

import io.orrery.device.Workers;
import io.orrery.layout.bench.BenchGraph;
import io.orrery.layout.force.CpuForceEngine;
import io.orrery.layout.live.LiveLayout;
import io.orrery.layout.measure.Drawing;
import io.orrery.layout.measure.Movement;
import io.orrery.layout.tidy.Comparison;
import io.orrery.layout.tidy.FreshLayout;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// A graph of communities through which a window slides. Slots of those who leave are given to those who come.
final class Window implements AutoCloseable {
    private static final int EDGES_A_NODE = 5;
    private static final float[] NONE = new float[0];

    final LiveLayout layout;
    private final Workers workers = Workers.ofAllCores();
    private final CpuForceEngine engine = new CpuForceEngine(workers);
    private final SplittableRandom random = new SplittableRandom(8);
    private final int nodes;
    private final int[] source;
    private final int[] target;
    /// Five edge slots belong to each node: those it came with.
    private final boolean[] alive;

    Window(int nodes) {
        this.nodes = nodes;
        source = new int[EDGES_A_NODE * nodes];
        target = new int[EDGES_A_NODE * nodes];
        alive = new boolean[EDGES_A_NODE * nodes];
        for (int e = 0; e < source.length; e++) {
            join(e, e / EDGES_A_NODE);
        }
        layout = new BenchGraph(nodes, source, target).load(1);
    }

    private void join(int edge, int node) {
        int community = Math.max(10, nodes / 100);
        int friend = Math.min(nodes - 1, node / community * community + random.nextInt(community));
        source[edge] = node;
        target[edge] = random.nextInt(10) == 0 ? random.nextInt(nodes) : friend;
        alive[edge] = true;
    }

    void rest() {
        do {
            layout.step(engine);
        } while (layout.moving());
    }

    void step() {
        layout.step(engine);
    }

    /// What the server's look at the picture finds now.
    Comparison compare() {
        return FreshLayout.compare(layout.picture(), 77, engine, () -> true);
    }

    /// What one tick changes.
    @SuppressWarnings("ArrayRecordComponent") // columns, handed over without copying
    record Change(int[] slots, int[] edgesGone, int[] edgesNew, int[] newSource, int[] newTarget) {}

    /// Chooses who leaves and whom those know who come in their slots.
    Change change(int count) {
        int[] slots = random.ints(count, 0, nodes).distinct().toArray();
        boolean[] leaving = new boolean[nodes];
        for (int slot : slots) {
            leaving[slot] = true;
        }
        int[] gone = IntStream.range(0, source.length)
                .filter(e -> alive[e] && (leaving[source[e]] || leaving[target[e]]))
                .toArray();
        for (int e : gone) {
            alive[e] = false;
        }
        int[] edges = Arrays.stream(slots)
                .flatMap(slot -> IntStream.range(EDGES_A_NODE * slot, EDGES_A_NODE * slot + EDGES_A_NODE))
                .toArray();
        for (int e : edges) {
            join(e, e / EDGES_A_NODE);
        }
        return new Change(slots, gone, edges, copy(source, edges), copy(target, edges));
    }

    /// Tells the layout.
    void apply(Change change, Policy policy) {
        float[] x = NONE;
        float[] y = NONE;
        if (policy == Policy.RANDOM_PLACES) {
            float radius = (float) Movement.radius(positions());
            x = anywhere(change.slots.length, radius);
            y = anywhere(change.slots.length, radius);
        }
        layout.removeEdges(change.edgesGone);
        layout.removeNodes(change.slots);
        layout.putNodes(change.slots, x, y);
        layout.putEdges(change.edgesNew, change.newSource, change.newTarget, NONE);
        layout.commit();
        switch (policy) {
            case OURS -> {}
            case RANDOM_PLACES -> layout.release();
            case RESTART -> layout.relayout();
        }
    }

    private float[] anywhere(int count, float radius) {
        float[] places = new float[count];
        for (int i = 0; i < count; i++) {
            places[i] = radius * (2 * random.nextFloat() - 1);
        }
        return places;
    }

    private static int[] copy(int[] from, int[] at) {
        return Arrays.stream(at).map(i -> from[i]).toArray();
    }

    float[] positions() {
        float[] pairs = new float[2 * nodes];
        layout.copyPositions(0, pairs);
        return pairs;
    }

    /// The graph as it is now.
    BenchGraph graph() {
        int[] edges = IntStream.range(0, source.length).filter(e -> alive[e]).toArray();
        return new BenchGraph(nodes, copy(source, edges), copy(target, edges));
    }

    Drawing drawing() {
        return graph().drawing(layout);
    }

    @Override
    public void close() {
        engine.close();
        workers.close();
    }
}
