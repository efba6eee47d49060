package io.orrery.layout.live;

import io.orrery.layout.force.ForceEngine;
import io.orrery.layout.force.ForceSettings;
import io.orrery.layout.force.GlobalSpeed;
import io.orrery.layout.force.Links;
import io.orrery.layout.force.Motion;
import org.jspecify.annotations.Nullable;

/// One graph's layout: takes changes in, steps while anything is warm, sleeps when still.
///
/// Changes are collected with the `put` and `remove` methods in the order in which they happened and take effect
/// together in [#commit]. Slots may be given to other nodes after removal. One thread at a time.
public final class LiveLayout {
    /// Heat halves in this many iterations.
    private static final double HALF_LIFE = 8;

    private static final double COOLING = Math.pow(2, -1 / HALF_LIFE);
    /// The picture as a whole keeps correcting itself this much while anything is warm.
    private static final float FLOOR = 0.01f;
    /// Share of new nodes from which the whole picture moves freely.
    private static final double UPHEAVAL = 0.3;

    private static final float[] NOWHERE = {};
    private static final double LONGEST_FREE = 0.25;
    private static final double LONGEST_WARM = 0.02;
    /// Mean distance moved, as a share of the radius, below which the layout falls asleep.
    private static final double ASLEEP = 1e-6;

    private final Nodes nodes = new Nodes();
    private final EdgeTable edges = new EdgeTable();
    private final Heat heat = new Heat();
    private final Convergence convergence = new Convergence();
    private final GlobalSpeed speed = new GlobalSpeed();
    private final int seed;

    private Links links = Links.none(0);
    private ForceSettings settings = ForceSettings.DEFAULTS;
    private Phase phase = Phase.RESTING;
    private boolean linksOutdated;
    private boolean nodesLeft;
    /// The start from coarse to fine, while it lasts.
    private @Nullable Unfolding unfolding;
    /// Has not been at rest since it began: places may still jump without anybody losing their way.
    private boolean young = true;
    private int freshEdges;
    private long iteration;
    /// Of the picture in the last step.
    private double radius;
    private long refused;

    /// @param seed the same seed and changes give the same picture
    public LiveLayout(int seed) {
        this.seed = seed;
    }

    public Phase phase() {
        return phase;
    }

    public boolean moving() {
        return phase != Phase.RESTING;
    }

    /// Steps taken so far.
    public long iteration() {
        return iteration;
    }

    public ForceSettings settings() {
        return settings;
    }

    /// Number of nodes.
    public int nodeCount() {
        return nodes.count;
    }

    /// Slots in use are below this.
    public int slots() {
        return nodes.bodies.size;
    }

    /// Edge slots in use are below this.
    public int edgeSlots() {
        return edges.size;
    }

    /// Edges that exist.
    public int edgeCount() {
        return edges.count;
    }

    /// Edges left out so far because their weight is negative or not a number, or an end does not exist.
    public long refused() {
        return refused;
    }

    /// How far the present movement is, 0..1; 1 at rest.
    public double progress() {
        return switch (phase) {
            case RESTING -> 1;
            case WARM -> 0.95;
            case FREE -> {
                Unfolding start = unfolding;
                yield start == null ? 0.4 + 0.55 * convergence.progress() : 0.4 * start.progress();
            }
        };
    }

    public void removeEdges(int[] slots) {
        for (int slot : slots) {
            if (edges.has(slot)) {
                heat.touchEnds(edges, slot, nodes);
                edges.remove(slot);
                linksOutdated = true;
            }
        }
    }

    public void removeNodes(int[] slots) {
        for (int slot : slots) {
            nodes.remove(slot);
        }
        nodesLeft |= slots.length > 0;
        linksOutdated |= slots.length > 0;
    }

    /// Adds nodes, or leaves them as they are when they exist.
    ///
    /// @param x given places; NaN for none, an empty array when no node has one
    public void putNodes(int[] slots, float[] x, float[] y) {
        if (nodesLeft) {
            // A slot may get a new owner now, who must not inherit edges.
            edges.dropLoose(nodes.present);
            nodesLeft = false;
        }
        for (int i = 0; i < slots.length; i++) {
            if (nodes.put(slots[i])) {
                heat.ensure(nodes.bodies.size);
                heat.set(slots[i], 0);
                if (x.length > 0 && y.length > 0) {
                    nodes.give(slots[i], x[i], y[i]);
                }
                linksOutdated = true;
            }
        }
    }

    /// Gives nodes their sizes.
    ///
    /// @param size radius in units of the picture; 0 for the usual one
    public void resizeNodes(int[] slots, float[] size) {
        nodes.resize(slots, size);
    }

    /// Adds edges or replaces what their slots held.
    ///
    /// @param weight 0 or more and finite; an empty array when all are 1
    public void putEdges(int[] slots, int[] source, int[] target, float[] weight) {
        for (int i = 0; i < slots.length; i++) {
            float heavy = weight.length == 0 ? 1 : weight[i];
            if (!(heavy >= 0 && heavy < Float.POSITIVE_INFINITY) || !nodes.has(source[i]) || !nodes.has(target[i])) {
                refused++;
                continue;
            }
            boolean reused =
                    edges.has(slots[i]) && (edges.source[slots[i]] != source[i] || edges.target[slots[i]] != target[i]);
            if (reused) {
                heat.touchEnds(edges, slots[i], nodes);
            }
            float before = edges.has(slots[i]) && !reused ? edges.weight(slots[i]) : Float.NaN;
            boolean fresh = edges.put(slots[i], source[i], target[i], heavy);
            // An edge that only grows heavier must not wake the picture: in a live feed that is every event.
            if (fresh) {
                freshEdges++;
                heat.touchEnds(edges, slots[i], nodes);
            }
            linksOutdated |= fresh || before != heavy;
        }
    }

    /// Lets all changes since the last commit take effect: newcomers get a place, the neighbourhood warms up.
    public void commit() {
        if (!linksOutdated) {
            return;
        }
        edges.dropLoose(nodes.present);
        nodesLeft = false;
        edges.weigh(nodes.present, nodes.bodies.size, nodes.bodies.mass);
        relink();
        int[] newcomers = nodes.takeNewcomers();
        boolean upheaval = newcomers.length > UPHEAVAL * nodes.count || freshEdges > UPHEAVAL * edges.count;
        freshEdges = 0;
        boolean cold = nodes.placedCount == 0;
        boolean again = young && upheaval && phase == Phase.FREE;
        interruptUnfolding();
        Placement.seat(nodes, links, edges, newcomers, cold, seed);
        heat.spread(nodes.bodies, links);
        if (newcomers.length > 0 && (cold || again)) {
            begin(NOWHERE);
        } else if (newcomers.length > UPHEAVAL * nodes.count) {
            release();
        } else {
            warm(newcomers);
        }
    }

    /// The picture begins: from a sketch if the graph is big enough to need one.
    private void begin(float[] former) {
        speed.set(1, 1);
        young = true;
        release();
        if (nodes.count >= Unfolding.LEAST_NODES && !nodes.anyPinned()) {
            Unfolding start = new Unfolding(nodes.bodies, links, seed, former);
            unfolding = start.goesOn() ? start : null;
        }
    }

    /// Goes on from wherever the sketch is now.
    private void interruptUnfolding() {
        Unfolding start = unfolding;
        if (start != null) {
            start.project(nodes.bodies);
            unfolding = null;
        }
    }

    private void warm(int[] newcomers) {
        for (int slot : newcomers) {
            heat.set(slot, 1);
            nodes.bodies.fx[slot] = Float.NaN;
            nodes.bodies.fy[slot] = Float.NaN;
        }
        if (phase == Phase.RESTING && nodes.count > 0 && heat.most(nodes.bodies.size) >= Heat.COLD) {
            phase = Phase.WARM;
        }
    }

    /// Everything moves freely from where it is.
    public void release() {
        interruptUnfolding();
        nodes.forgetGiven();
        Coincidence.separate(nodes.bodies, nodes.placed, nodes.pinned, nodes.count, seed);
        heat.fill(nodes.bodies.size, 1);
        convergence.begin(nodes.count);
        phase = nodes.count == 0 ? Phase.RESTING : Phase.FREE;
    }

    /// Forgets all places and starts afresh, but turned as the picture was; pins stay.
    public void relayout() {
        commit();
        float[] former = nodes.positions();
        nodes.scatterAll(seed);
        begin(former);
    }

    /// @throws IllegalArgumentException when a setting is unknown or out of range; then none has changed
    public void configure(ForceSettings wanted) {
        if (!wanted.equals(settings)) {
            settings = wanted;
            relink();
            release();
        }
    }

    /// Takes settings that this picture was made with: nothing wakes up.
    public void adopt(ForceSettings known) {
        settings = known;
        linksOutdated = true;
    }

    /// Pins a node where this picture already has it: nothing wakes up.
    public void hold(int slot, float x, float y) {
        if (nodes.has(slot) && Float.isFinite(x) && Float.isFinite(y)) {
            nodes.pin(slot, x, y);
        }
    }

    /// Holds a node at a place; its neighbours follow.
    public void pin(int slot, float x, float y) {
        if (nodes.has(slot) && Float.isFinite(x) && Float.isFinite(y)) {
            commit();
            interruptUnfolding();
            nodes.pin(slot, x, y);
            heat.raiseAround(slot, links);
            wake();
        }
    }

    public void unpin(int slot) {
        if (nodes.has(slot)) {
            commit();
            nodes.unpin(slot);
            heat.raise(slot, 1);
            wake();
        }
    }

    private void wake() {
        if (phase == Phase.RESTING) {
            phase = Phase.WARM;
        }
    }

    /// Continues from places written earlier: nodes that are here and not pinned take them. Call [#settle] after the
    /// last chunk.
    ///
    /// @param pairs x, y of the slots from `first` on; NaN for none
    public void restore(int first, float[] pairs) {
        for (int i = 0; i < pairs.length / 2 && first + i < nodes.bodies.size; i++) {
            int slot = first + i;
            if (nodes.free(slot) && Float.isFinite(pairs[2 * i]) && Float.isFinite(pairs[2 * i + 1])) {
                nodes.place(slot, pairs[2 * i], pairs[2 * i + 1]);
                heat.set(slot, 0);
            }
        }
    }

    /// What came in so far is old news: nodes that have a place stay calm, only those without one are newcomers.
    public void settle() {
        freshEdges = 0;
        young &= nodes.placedCount == 0;
        heat.forgetTouches();
        commit();
    }

    /// One iteration, if anything is warm.
    public void step(ForceEngine engine) {
        commit();
        if (phase == Phase.RESTING) {
            return;
        }
        Unfolding start = unfolding;
        if (start != null) {
            start.step(engine, asPoints());
            iteration++;
            if (!start.goesOn()) {
                start.finish(nodes.bodies, asPoints());
                unfolding = null;
            }
            return;
        }
        boolean free = phase == Phase.FREE;
        float most = heat.cool(nodes.bodies, nodes.pinned, free ? 1 : COOLING, FLOOR, iteration, radius);
        Motion motion = engine.step(nodes.bodies, links, settings, speed, free ? LONGEST_FREE : LONGEST_WARM);
        iteration++;
        radius = motion.radius();
        if (free && convergence.reached(motion)) {
            phase = Phase.WARM;
        } else if (!free && (most < Heat.COLD || motion.relative() < ASLEEP)) {
            phase = Phase.RESTING;
            young = false;
        }
    }

    /// A sketch's clusters have no size.
    private ForceSettings asPoints() {
        return settings.with("preventOverlap", 0);
    }

    /// Copies x, y of the slots `from..from + pairs.length / 2` into `pairs`; NaN where no node is.
    public void copyPositions(int from, float[] pairs) {
        Unfolding start = unfolding;
        if (start != null && from == 0) {
            start.project(nodes.bodies);
        }
        nodes.copyPositions(from, pairs);
    }

    private void relink() {
        links = edges.links(nodes.bodies.size, nodes.bodies.mass, settings);
        linksOutdated = false;
    }

    /// The graph as it is now, for those who lay it out elsewhere.
    public Shape shape() {
        commit();
        return Shape.of(nodes, edges);
    }

    /// Puts nodes where somebody else wants them, except pinned ones, and sleeps.
    ///
    /// @param pairs x, y by slot; NaN leaves a node where it is
    public void arrange(float[] pairs) {
        commit();
        interruptUnfolding();
        restore(0, pairs);
        young = false;
        phase = Phase.RESTING;
    }

    /// Multiplies edges' pull from now on; nothing wakes up.
    ///
    /// @param factors by edge slot, above 0; empty for none
    public void emphasise(float[] factors) {
        edges.factor = factors;
        relink();
    }
}
