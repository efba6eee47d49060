package io.orrery.layout.live;

import io.orrery.layout.force.ForceEngine;
import io.orrery.layout.force.ForceSettings;
import io.orrery.layout.force.GlobalSpeed;
import io.orrery.layout.force.Links;
import io.orrery.layout.force.Motion;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What a picture is doing: it begins from a sketch, moves freely, moves near a change, glides to an offer, rests.
final class Course {
    /// Heat halves in this many iterations.
    private static final double HALF_LIFE = 8;

    private static final double COOLING = Math.pow(2, -1 / HALF_LIFE);
    /// The picture as a whole keeps correcting itself this much while anything is warm.
    private static final float FLOOR = 0.01f;
    private static final double LONGEST_FREE = 0.25;
    private static final double LONGEST_WARM = 0.02;
    /// Of everybody after a glide: what changed since the offer still has to be evened out.
    private static final float LANDED = 0.1f;
    /// Mean distance moved, as a share of the radius, below which the layout falls asleep.
    private static final double ASLEEP = 1e-6;

    private final Nodes nodes;
    private final Heat heat;
    private final int seed;
    private final Convergence convergence = new Convergence();
    private final GlobalSpeed speed = new GlobalSpeed();
    private Phase phase = Phase.RESTING;
    /// The start from coarse to fine, while it lasts.
    private @Nullable Unfolding unfolding;
    /// The way to an offer, while it lasts.
    private @Nullable Glide glide;
    /// Has not been at rest since it began: places may still jump without anybody losing their way.
    private boolean young = true;
    private long iteration;
    /// Of the picture in the last step.
    private double radius;

    Course(Nodes nodes, Heat heat, int seed) {
        this.nodes = nodes;
        this.heat = heat;
        this.seed = seed;
    }

    Phase phase() {
        return phase;
    }

    boolean young() {
        return young;
    }

    long iteration() {
        return iteration;
    }

    /// How far the present movement is, 0..1; 1 at rest.
    double progress() {
        return switch (phase) {
            case RESTING -> 1;
            case WARM -> 0.95;
            case GLIDING -> {
                Glide way = glide;
                yield way == null ? 1 : way.progress();
            }
            case FREE -> {
                Unfolding start = unfolding;
                yield start == null ? 0.4 + 0.55 * convergence.progress() : 0.4 * start.progress();
            }
        };
    }

    /// The picture begins: from a sketch if the graph is big enough to need one.
    void begin(Links links, float[] former) {
        speed.set(1, 1);
        young = true;
        release();
        if (nodes.count >= Unfolding.LEAST_NODES && !nodes.anyPinned()) {
            Unfolding start = new Unfolding(nodes.bodies, links, seed, former);
            unfolding = start.goesOn() ? start : null;
        }
    }

    /// Goes on from wherever the sketch is now.
    void interrupt() {
        Unfolding start = unfolding;
        if (start != null) {
            start.project(nodes.bodies);
            unfolding = null;
        }
    }

    /// Everything moves freely from where it is.
    void release() {
        interrupt();
        glide = null;
        nodes.forgetGiven();
        Coincidence.separate(nodes.bodies, nodes.placed, nodes.pinned, nodes.count, seed);
        heat.fill(nodes.bodies.size, 1);
        convergence.begin(nodes.count);
        phase = nodes.count == 0 ? Phase.RESTING : Phase.FREE;
    }

    /// Newcomers are hot; what was heated before moves, too.
    void warm(Links links, int[] newcomers) {
        for (int slot : newcomers) {
            heat.set(slot, 1);
            nodes.bodies.fx[slot] = Float.NaN;
            nodes.bodies.fy[slot] = Float.NaN;
        }
        Glide way = glide;
        if (way != null) {
            way.join(nodes, links, newcomers);
        }
        if (phase == Phase.RESTING && nodes.count > 0 && heat.most(nodes.bodies.size) >= Heat.COLD) {
            wake();
        }
    }

    void wake() {
        if (phase == Phase.RESTING) {
            phase = Phase.WARM;
        }
    }

    /// The picture is as somebody wants it: it sleeps.
    void rest() {
        glide = null;
        young = false;
        phase = Phase.RESTING;
    }

    /// Everybody goes to places that are known; from there the picture moves a little and rests.
    void glide(Glide way) {
        nodes.forgetGiven();
        young = false;
        glide = nodes.count == 0 ? null : way;
        phase = nodes.count == 0 ? Phase.RESTING : Phase.GLIDING;
    }

    /// Ends a glide at once, with everybody where it leads; nothing happens when there is none.
    void land() {
        Glide way = glide;
        if (way != null) {
            way.hurry();
            advance(way);
        }
    }

    private void advance(Glide way) {
        iteration++;
        if (!way.step(nodes)) {
            glide = null;
            // Forces of the former places say nothing about these.
            Arrays.fill(nodes.bodies.fx, 0, nodes.bodies.size, Float.NaN);
            Arrays.fill(nodes.bodies.fy, 0, nodes.bodies.size, Float.NaN);
            heat.raiseAll(nodes.bodies.size, LANDED);
            for (int slot : way.strangers()) {
                heat.raise(slot, 1);
            }
            phase = Phase.WARM;
        }
    }

    /// Places are older than this run: nothing may jump.
    void continues() {
        young = false;
    }

    /// Iterations, if anything is warm: one, or while everything moves freely some in one call of the engine. The
    /// picture is the same as with one after the other.
    ///
    /// @param most at least 1
    /// @return how many were taken
    int step(ForceEngine engine, Links links, ForceSettings settings, int most) {
        if (phase == Phase.RESTING) {
            return 0;
        }
        Glide way = glide;
        if (way != null) {
            advance(way);
            return 1;
        }
        Unfolding start = unfolding;
        if (start != null) {
            sketch(start, engine, asPoints(settings));
            return 1;
        }
        return phase == Phase.FREE ? free(engine, links, settings, most) : warm(engine, links, settings);
    }

    private int free(ForceEngine engine, Links links, ForceSettings settings, int most) {
        // What is cold has its turn by where the picture is: that has to be known after every iteration.
        boolean even = most > 1 && heat.allHot(nodes.bodies, nodes.pinned);
        int count = even ? Math.min(most, convergence.unwatched()) : 1;
        heat.cool(nodes.bodies, nodes.pinned, 1, FLOOR, iteration, radius);
        boolean over = false;
        for (Motion motion : engine.run(nodes.bodies, links, settings, speed, LONGEST_FREE, count)) {
            iteration++;
            radius = motion.radius();
            over |= convergence.reached(motion);
        }
        if (over) {
            phase = Phase.WARM;
        }
        return count;
    }

    private int warm(ForceEngine engine, Links links, ForceSettings settings) {
        float most = heat.cool(nodes.bodies, nodes.pinned, COOLING, FLOOR, iteration, radius);
        Motion motion = engine.step(nodes.bodies, links, settings, speed, LONGEST_WARM);
        iteration++;
        radius = motion.radius();
        if (most < Heat.COLD || motion.relative() < ASLEEP) {
            rest();
        }
        return 1;
    }

    private void sketch(Unfolding start, ForceEngine engine, ForceSettings settings) {
        start.step(engine, settings);
        iteration++;
        if (!start.goesOn()) {
            start.finish(nodes.bodies, settings);
            unfolding = null;
        }
    }

    /// A sketch's clusters have no size.
    private static ForceSettings asPoints(ForceSettings settings) {
        return settings.with("preventOverlap", 0);
    }

    /// Nodes have the places of the sketch while it lasts.
    void project() {
        Unfolding start = unfolding;
        if (start != null) {
            start.project(nodes.bodies);
        }
    }
}
