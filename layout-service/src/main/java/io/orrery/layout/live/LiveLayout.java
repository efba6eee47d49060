package io.orrery.layout.live;

import io.orrery.layout.force.ForceEngine;
import io.orrery.layout.force.ForceSettings;
import io.orrery.layout.force.Links;

/// One graph's layout: takes changes in, steps while anything is warm, sleeps when still.
///
/// Changes are collected with the `put` and `remove` methods in the order in which they happened and take effect
/// together in [#commit]. Slots may be given to other nodes after removal. One thread at a time.
public final class LiveLayout {
    /// Share of new nodes from which the whole picture moves freely.
    private static final double UPHEAVAL = 0.3;

    private static final float[] NOWHERE = {};
    private final Nodes nodes = new Nodes();
    private final EdgeTable edges = new EdgeTable();
    private final Heat heat = new Heat();
    private final PlaceMemory memory = new PlaceMemory();
    private final Course course;
    private final int seed;

    private Links links = Links.none(0);
    private ForceSettings settings = ForceSettings.DEFAULTS;
    private boolean linksOutdated;
    private boolean edgesLoose;
    private int freshEdges;
    private long refused;

    /// @param seed the same seed and changes give the same picture
    public LiveLayout(int seed) {
        this.seed = seed;
        this.course = new Course(nodes, heat, seed);
    }

    public Phase phase() {
        return course.phase();
    }

    public boolean moving() {
        return course.phase() != Phase.RESTING;
    }

    /// Steps taken so far.
    public long iteration() {
        return course.iteration();
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

    /// How often an edge has come or gone so far.
    public long edgeChanges() {
        return edges.changes;
    }

    /// Edges left out so far because their weight is negative or not a number, or an end does not exist.
    public long refused() {
        return refused;
    }

    /// How far the present movement is, 0..1; 1 at rest.
    public double progress() {
        return course.progress();
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
            if (nodes.named() && nodes.has(slot) && nodes.placed[slot]) {
                memory.keep(nodes.key(slot), nodes.bodies.x[slot], nodes.bodies.y[slot]);
            }
            nodes.remove(slot);
            edgesLoose |= edges.touches(slot);
        }
        linksOutdated |= slots.length > 0;
    }

    /// Adds nodes, or leaves them as they are when they exist.
    ///
    /// @param x given places; NaN for none, an empty array when no node has one
    public void putNodes(int[] slots, float[] x, float[] y) {
        // A slot may get a new owner now, who must not inherit edges.
        dropLoose();
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

    /// Says what nodes are known by: one that left and comes back is seated where it was.
    ///
    /// @param keys the same for the same node, whatever its slot
    public void nameNodes(int[] slots, int[] keys) {
        for (int i = 0; i < slots.length; i++) {
            if (nodes.has(slots[i])) {
                nodes.name(slots[i], keys[i]);
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
        dropLoose();
        edges.weigh(nodes.present, nodes.bodies.size, nodes.bodies.mass);
        relink();
        int[] newcomers = nodes.takeNewcomers();
        boolean upheaval = newcomers.length > UPHEAVAL * nodes.count || freshEdges > UPHEAVAL * edges.count;
        freshEdges = 0;
        boolean cold = nodes.placedCount == 0;
        boolean again = course.young() && upheaval && course.phase() == Phase.FREE;
        course.interrupt();
        Placement.seat(nodes, links, edges, newcomers, memory, seed);
        heat.spread(links);
        if (newcomers.length > 0 && (cold || again)) {
            course.begin(links, NOWHERE);
        } else if (newcomers.length > UPHEAVAL * nodes.count) {
            course.release();
        } else {
            course.warm(links, newcomers);
        }
    }

    /// Everything moves freely from where it is.
    public void release() {
        course.release();
    }

    /// Forgets all places and starts afresh, but turned as the picture was; pins stay.
    public void relayout() {
        commit();
        float[] former = nodes.positions();
        memory.clear();
        nodes.scatterAll(seed);
        course.begin(links, former);
    }

    /// Everybody goes to the places of an offer in some eased steps, except pinned nodes; those that came since it was
    /// made go where their neighbours will be. Then the picture moves a little and rests.
    public void glide(Offer offer) {
        commit();
        memory.clear();
        course.interrupt();
        course.glide(Glide.to(offer, nodes, links, edges, seed));
    }

    /// Ends a glide at once: a picture halfway is nobody's.
    public void land() {
        course.land();
    }

    /// @throws IllegalArgumentException when a setting is unknown or out of range; then none has changed
    public void configure(ForceSettings wanted) {
        if (!wanted.equals(settings)) {
            settings = wanted;
            relink();
            course.release();
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
            course.interrupt();
            nodes.pin(slot, x, y);
            heat.raiseAround(slot, links);
            course.wake();
        }
    }

    public void unpin(int slot) {
        if (nodes.has(slot)) {
            commit();
            nodes.unpin(slot);
            heat.raise(slot, 1);
            course.wake();
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
        if (nodes.placedCount > 0) {
            course.continues();
        }
        heat.forgetTouches();
        commit();
    }

    /// One iteration, if anything is warm.
    public void step(ForceEngine engine) {
        step(engine, 1);
    }

    /// Some iterations: while everything moves freely an engine on a device keeps what it computes there in between.
    /// The picture is the same as with single ones.
    ///
    /// @param most at least 1
    /// @return how many were taken, 0 at rest
    public int step(ForceEngine engine, int most) {
        commit();
        return course.step(engine, links, settings, most);
    }

    /// Copies x, y of the slots `from..from + pairs.length / 2` into `pairs`; NaN where no node is.
    public void copyPositions(int from, float[] pairs) {
        if (from == 0) {
            course.project();
        }
        nodes.copyPositions(from, pairs);
    }

    private void dropLoose() {
        if (edgesLoose) {
            edges.dropLoose(nodes.present);
            edgesLoose = false;
        }
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

    /// The graph and its places as they are now, for those who judge them elsewhere.
    public Picture picture() {
        commit();
        course.project();
        return Picture.of(nodes, edges, settings);
    }

    /// Puts nodes where somebody else wants them, except pinned ones, and sleeps.
    ///
    /// @param pairs x, y by slot; NaN leaves a node where it is
    public void arrange(float[] pairs) {
        commit();
        course.interrupt();
        restore(0, pairs);
        course.rest();
    }

    /// Multiplies edges' pull from now on; nothing wakes up.
    ///
    /// @param factors by edge slot, above 0; empty for none
    public void emphasise(float[] factors) {
        edges.emphasise(factors);
        relink();
    }
}
