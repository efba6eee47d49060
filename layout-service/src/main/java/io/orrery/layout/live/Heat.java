package io.orrery.layout.live;

import io.orrery.layout.force.Bodies;
import io.orrery.layout.force.Links;
import java.util.Arrays;

/// How freely each node may move: 1 is hot, 0 is cold. Changes heat the nodes around them by distance in hops, and
/// heat halves every few iterations, so that motion stays where the change was and ends by itself.
final class Heat {
    /// Below this a node counts as cold.
    static final float COLD = 0.02f;
    /// A cold node has its turn once in so many iterations: forces on the others need not be computed. Tiles of the
    /// picture take turns, this many in a row, because neighbours share most of the work.
    private static final int TILES = 4;

    private static final int TURNS = TILES * TILES;
    private static final double TILES_A_RADIUS = 4;
    /// More tiles than a picture has on one side of its middle; all of them make a whole round of turns.
    private static final double ABOVE_ZERO = 1 << 20;

    private static final float FIRST_HOP = 0.3f;
    private static final float SECOND_HOP = 0.05f;
    /// A hub's neighbours are not heated: nearly everybody is one.
    private static final int HUB = 1_000;
    /// A longer list of touched nodes is not kept for the next ones.
    private static final int MOST_KEPT = 1 << 14;
    /// Bound on the nodes that one change may heat at the second hop.
    private static final int SPREAD = 32;

    private float[] heat = new float[0];
    private int[] changes = new int[0];
    private int[] touched = new int[16];
    private int touchedCount;

    void ensure(int nodes) {
        if (nodes > heat.length) {
            int capacity = Bodies.grown(heat.length, nodes);
            heat = Arrays.copyOf(heat, capacity);
            changes = Arrays.copyOf(changes, capacity);
        }
    }

    void set(int slot, float value) {
        heat[slot] = value;
    }

    /// The greatest heat below `nodes`.
    float most(int nodes) {
        float most = 0;
        for (int i = 0; i < nodes; i++) {
            most = Math.max(most, heat[i]);
        }
        return most;
    }

    /// Whether no free body is cold.
    boolean allHot(Bodies bodies, boolean[] pinned) {
        for (int i = 0; i < bodies.size; i++) {
            if (heat[i] < COLD && bodies.mass[i] > 0 && !pinned[i]) {
                return false;
            }
        }
        return true;
    }

    void raise(int slot, float value) {
        heat[slot] = Math.max(heat[slot], value);
    }

    /// Nobody below `nodes` is colder than this.
    void raiseAll(int nodes, float value) {
        for (int i = 0; i < nodes; i++) {
            raise(i, value);
        }
    }

    void fill(int nodes, float value) {
        Arrays.fill(heat, 0, nodes, value);
    }

    /// Heats a node that somebody moves, and its neighbours.
    void raiseAround(int slot, Links links) {
        raise(slot, 1);
        for (int n = 0; n < links.degree(slot); n++) {
            raise(links.neighbour(slot, n), 0.5f);
        }
    }

    /// Notes that an edge came or went, unless both ends have given places: between those nothing moves until somebody
    /// asks for it.
    void touchEnds(EdgeTable edges, int edge, Nodes nodes) {
        int from = edges.source[edge];
        int to = edges.target[edge];
        if (!nodes.given(from) || !nodes.given(to)) {
            touch(from);
            touch(to);
        }
    }

    /// Notes that an edge of this node came or went.
    void touch(int slot) {
        if (changes[slot]++ == 0) {
            if (touchedCount == touched.length) {
                touched = Arrays.copyOf(touched, 2 * touchedCount);
            }
            touched[touchedCount++] = slot;
        }
    }

    /// Heats what was touched and its neighbourhood, and forgets the touches.
    void spread(Links links) {
        long budget = (long) SPREAD * touchedCount;
        for (int i = 0; i < touchedCount; i++) {
            int slot = touched[i];
            float share = Math.min(1, (float) changes[slot] / Math.max(1, links.degree(slot)));
            raise(slot, FIRST_HOP * share);
            changes[slot] = 0;
            // Where one edge of many changed, the neighbours feel nothing of it.
            if (SECOND_HOP * share < COLD || links.degree(slot) > HUB) {
                continue;
            }
            for (int n = 0; n < links.degree(slot) && budget > 0; n++, budget--) {
                raise(links.neighbour(slot, n), SECOND_HOP * share);
            }
        }
        forget();
    }

    /// Forgets the touches without heating.
    void forgetTouches() {
        for (int i = 0; i < touchedCount; i++) {
            changes[touched[i]] = 0;
        }
        forget();
    }

    private void forget() {
        touchedCount = 0;
        if (touched.length > MOST_KEPT) {
            touched = new int[16];
        }
    }

    /// One iteration cooler: sets each free body's mobility.
    ///
    /// @param floor mobility of the coldest, so that the picture keeps correcting itself while anything moves; they
    ///     have it in turns
    /// @param iteration counts the turns
    /// @param radius of the picture
    /// @return the greatest heat left; 0 when everybody is cold
    float cool(Bodies bodies, boolean[] pinned, double factor, float floor, long iteration, double radius) {
        double tiles = radius > 0 ? TILES_A_RADIUS / radius : 0;
        int now = (int) iteration & (TURNS - 1);
        float most = 0;
        float keep = (float) factor;
        for (int i = 0; i < bodies.size; i++) {
            float left = heat[i] * keep;
            if (left >= COLD) {
                heat[i] = left;
                bodies.mobility[i] = pinned[i] ? 0 : floor + (1 - floor) * left;
                most = left > most && bodies.mass[i] > 0 && !pinned[i] ? left : most;
            } else {
                // Not ever smaller numbers: those next to zero take a processor fifty times as long.
                heat[i] = 0;
                boolean turn = turn(tiles * bodies.x[i], tiles * bodies.y[i]) == now;
                bodies.mobility[i] = turn && !pinned[i] ? TURNS * floor : 0;
            }
        }
        return most;
    }

    /// Of numbers above zero the integer part is the floor, which is found three times as fast.
    private static int turn(double column, double row) {
        return ((int) (column + ABOVE_ZERO) & (TILES - 1)) + TILES * ((int) (row + ABOVE_ZERO) & (TILES - 1));
    }
}
