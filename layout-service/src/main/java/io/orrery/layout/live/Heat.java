package io.orrery.layout.live;

import io.orrery.layout.force.Bodies;
import io.orrery.layout.force.Links;
import java.util.Arrays;

/// How freely each node may move: 1 is hot, 0 is cold. Changes heat the nodes around them by distance in hops, and
/// heat halves every few iterations, so that motion stays where the change was and ends by itself.
final class Heat {
    /// Below this a node counts as cold.
    static final float COLD = 0.02f;

    private static final float FIRST_HOP = 0.3f;
    private static final float SECOND_HOP = 0.05f;
    /// A hub's neighbours are not heated: nearly everybody is one.
    private static final int HUB = 1_000;
    /// Bound on the nodes that one change may heat at the second hop.
    private static final int SPREAD = 32;

    private float[] heat = new float[0];
    private int[] changes = new int[0];
    private int[] touched = new int[16];
    private int touchedCount;

    void ensure(int nodes) {
        if (nodes > heat.length) {
            int capacity = Math.max(nodes, heat.length + (heat.length >> 1));
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

    void raise(int slot, float value) {
        heat[slot] = Math.max(heat[slot], value);
    }

    void fill(int nodes, float value) {
        Arrays.fill(heat, 0, nodes, value);
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
    void spread(Bodies bodies, Links links) {
        long budget = (long) SPREAD * touchedCount;
        for (int i = 0; i < touchedCount; i++) {
            int slot = touched[i];
            float degree = Math.max(1, bodies.mass[slot] - 1);
            raise(slot, FIRST_HOP * Math.min(1, changes[slot] / degree));
            changes[slot] = 0;
            if (links.degree(slot) > HUB) {
                continue;
            }
            for (int n = 0; n < links.degree(slot) && budget > 0; n++, budget--) {
                raise(links.neighbour(slot, n), SECOND_HOP);
            }
        }
        touchedCount = 0;
    }

    /// Forgets the touches without heating.
    void forgetTouches() {
        for (int i = 0; i < touchedCount; i++) {
            changes[touched[i]] = 0;
        }
        touchedCount = 0;
    }

    /// One iteration cooler: sets each free body's mobility.
    ///
    /// @param floor mobility of the coldest, so that the picture keeps correcting itself while anything moves
    /// @return the greatest heat left
    float cool(Bodies bodies, boolean[] pinned, double factor, float floor) {
        float most = 0;
        float keep = (float) factor;
        for (int i = 0; i < bodies.size; i++) {
            float now = heat[i] * keep;
            heat[i] = now;
            bodies.mobility[i] = pinned[i] ? 0 : floor + (1 - floor) * now;
            most = bodies.mass[i] > 0 && !pinned[i] ? Math.max(most, now) : most;
        }
        return most;
    }
}
