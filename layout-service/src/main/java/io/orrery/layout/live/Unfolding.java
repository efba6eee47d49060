package io.orrery.layout.live;

import io.orrery.layout.force.Balance;
import io.orrery.layout.force.Bodies;
import io.orrery.layout.force.Coarse;
import io.orrery.layout.force.ForceEngine;
import io.orrery.layout.force.ForceSettings;
import io.orrery.layout.force.GlobalSpeed;
import io.orrery.layout.force.Links;
import io.orrery.layout.force.Motion;
import java.util.ArrayList;
import java.util.List;

/// The start of a graph that has no places yet, from coarse to fine: first a sketch of few clusters finds the overall
/// shape, then each finer level only has to find its details. What takes a flat layout thousands of iterations (a mesh,
/// a tree, a chain) unfolds in some dozens.
final class Unfolding {
    /// Smaller graphs unfold by themselves.
    static final int LEAST_NODES = 150;

    private static final int COARSEST = 60;
    private static final int MOST_LEVELS = 16;
    /// A level that is not at least this much smaller than the one below gains nothing.
    private static final double GAIN = 0.85;

    private static final int FIRST_STEPS = 200;
    private static final int STEPS = 60;
    private static final double LONGEST = 0.25;

    private final List<Coarse> levels = new ArrayList<>();
    private final Links links;
    private final int seed;
    private final float[] former;
    private GlobalSpeed speed = new GlobalSpeed();
    private int level;
    private int steps;
    /// Cluster at the present level of each node; -1 for empty slots.
    private int[] ancestor = new int[0];

    /// @param former x, y of each slot in the picture that this one replaces, NaN for none; empty when there was none
    Unfolding(Bodies bodies, Links links, int seed, float[] former) {
        this.former = former;
        this.links = links;
        this.seed = seed;
        Bodies fine = bodies;
        Links joined = links;
        while (levels.size() < MOST_LEVELS && fine.size > COARSEST) {
            Coarse coarse = Coarse.of(fine, joined);
            if (coarse.bodies.size == 0 || coarse.bodies.size > GAIN * fine.size) {
                break;
            }
            levels.add(coarse);
            fine = coarse.bodies;
            joined = coarse.links;
        }
        level = levels.size() - 1;
        if (level >= 0) {
            Bodies sketch = levels.get(level).bodies;
            double radius = 10 * Math.sqrt(bodies.size);
            for (int i = 0; i < sketch.size; i++) {
                double angle = 2 * Math.PI * Jitter.unit(seed, 2 * i);
                double distance = radius * Math.sqrt(Jitter.unit(seed, 2 * i + 1));
                sketch.x[i] = (float) (distance * Math.cos(angle));
                sketch.y[i] = (float) (distance * Math.sin(angle));
            }
            trace();
        }
    }

    /// Whether there is a coarser level left to step.
    boolean goesOn() {
        return level >= 0;
    }

    double progress() {
        int above = levels.size() - 1 - level;
        return levels.isEmpty() ? 1 : (above + Math.min(1, (double) steps / STEPS)) / levels.size();
    }

    /// One iteration at the present level; goes one level down when that is done.
    void step(ForceEngine engine, ForceSettings settings) {
        Coarse coarse = levels.get(level);
        Motion motion = engine.step(coarse.bodies, coarse.links, settings, speed, LONGEST);
        steps++;
        boolean first = level == levels.size() - 1;
        if (steps >= (first ? FIRST_STEPS : STEPS) || (steps > STEPS / 2 && motion.relative() < 1e-3)) {
            descend(settings);
        }
    }

    private void descend(ForceSettings settings) {
        if (level == levels.size() - 1) {
            align(levels.get(level).bodies);
        }
        if (level > 0) {
            Bodies from = levels.get(level).bodies;
            Bodies to = levels.get(level - 1).bodies;
            spread(from, levels.get(level).parent, to.x, to.y);
            Loners.seat(to, levels.get(level).parent, settings.scalingRatio());
            Balance.scale(to, levels.get(level - 1).links, settings);
        }
        level--;
        steps = 0;
        speed = new GlobalSpeed();
        if (level >= 0) {
            trace();
        }
    }

    /// After the last level: every node's place, at the size at which all forces balance.
    void finish(Bodies nodes, ForceSettings settings) {
        project(nodes);
        Loners.seat(nodes, levels.getFirst().parent, settings.scalingRatio());
        Balance.scale(nodes, links, settings);
    }

    /// Gives every node a place near its cluster's; also after the last level.
    void project(Bodies nodes) {
        if (!levels.isEmpty()) {
            spread(levels.get(Math.max(0, level)).bodies, ancestor, nodes.x, nodes.y);
        }
    }

    private void align(Bodies sketch) {
        Alignment alignment = new Alignment();
        for (int i = 0; i < Math.min(ancestor.length, former.length / 2); i++) {
            if (ancestor[i] >= 0 && !Float.isNaN(former[2 * i])) {
                alignment.add(sketch.x[ancestor[i]], sketch.y[ancestor[i]], former[2 * i], former[2 * i + 1]);
            }
        }
        alignment.apply(sketch);
    }

    /// Members stand around their cluster as far apart as its mass asks for.
    private void spread(Bodies clusters, int[] parent, float[] x, float[] y) {
        for (int i = 0; i < parent.length; i++) {
            int cluster = parent[i];
            if (cluster >= 0) {
                double angle = 2 * Math.PI * Jitter.unit(seed, 2 * i);
                double distance = Math.sqrt(clusters.mass[cluster] * Jitter.unit(seed, 2 * i + 1));
                x[i] = (float) (clusters.x[cluster] + distance * Math.cos(angle));
                y[i] = (float) (clusters.y[cluster] + distance * Math.sin(angle));
            }
        }
    }

    private void trace() {
        ancestor = levels.getFirst().parent.clone();
        for (int l = 1; l <= level; l++) {
            int[] parent = levels.get(l).parent;
            for (int i = 0; i < ancestor.length; i++) {
                ancestor[i] = ancestor[i] < 0 ? -1 : parent[ancestor[i]];
            }
        }
    }
}
