package io.orrery.layout.live;

import io.orrery.device.Workers;
import io.orrery.layout.force.CpuForceEngine;
import io.orrery.layout.force.ForceEngine;
import java.util.SplittableRandom;

/// A live layout with an engine, and helpers to feed and read it.
final class Scene implements AutoCloseable {
    static final float[] NONE = new float[0];

    final LiveLayout layout;
    private final Workers workers;
    private final ForceEngine engine;

    Scene() {
        this(new LiveLayout(1), 2);
    }

    Scene(LiveLayout layout, int threads) {
        this.layout = layout;
        this.workers = new Workers(threads);
        this.engine = new CpuForceEngine(workers);
    }

    void nodes(int from, int to) {
        int[] slots = new int[to - from];
        for (int i = from; i < to; i++) {
            slots[i - from] = i;
        }
        layout.putNodes(slots, NONE, NONE);
    }

    void edge(int slot, int from, int to) {
        layout.putEdges(new int[] {slot}, new int[] {from}, new int[] {to}, NONE);
    }

    /// Equal communities of 100, nine edges of ten inside; edge slots from 0.
    void communities(int nodes, int edges, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        nodes(0, nodes);
        for (int e = 0; e < edges; e++) {
            int from = random.nextInt(nodes);
            edge(e, from, friend(random, from, nodes));
        }
    }

    static int friend(SplittableRandom random, int node, int nodes) {
        return random.nextInt(10) == 0
                ? random.nextInt(nodes)
                : Math.min(nodes - 1, node / 100 * 100 + random.nextInt(100));
    }

    void step() {
        layout.step(engine);
    }

    /// Steps until the layout sleeps.
    ///
    /// @return how many steps that took
    int rest() {
        layout.commit();
        int steps = 0;
        while (layout.moving()) {
            step();
            if (++steps > 5_000) {
                throw new AssertionError("the layout does not come to rest");
            }
        }
        return steps;
    }

    float[] positions() {
        float[] pairs = new float[2 * layout.slots()];
        layout.copyPositions(0, pairs);
        return pairs;
    }

    static double radius(float[] pairs) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < pairs.length; i += 2) {
            if (!Float.isNaN(pairs[i])) {
                sum += pairs[i] * pairs[i] + pairs[i + 1] * pairs[i + 1];
                count++;
            }
        }
        return Math.sqrt(sum / count);
    }

    static double distance(float[] pairs, int one, int other) {
        return Math.hypot(pairs[2 * one] - pairs[2 * other], pairs[2 * one + 1] - pairs[2 * other + 1]);
    }

    /// Mean distance between the same slots of two pictures, over those that have a place in both.
    static double meanShift(float[] before, float[] after) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < Math.min(before.length, after.length); i += 2) {
            double moved = Math.hypot(after[i] - before[i], after[i + 1] - before[i + 1]);
            if (!Double.isNaN(moved)) {
                sum += moved;
                count++;
            }
        }
        return sum / count;
    }

    @Override
    public void close() {
        engine.close();
        workers.close();
    }
}
