package io.orrery.layout.live;

import io.orrery.layout.force.Bodies;

/// Moves nodes off each other: between two nodes at exactly the same place no force has a direction, so they would stay
/// one point for ever.
final class Coincidence {
    /// Kick as a share of the coordinate's size; small, but large for a float.
    private static final float KICK = 1e-3f;

    private Coincidence() {}

    /// Every node after the first at a place is kicked; which way depends on seed and slot only.
    static void separate(Bodies bodies, boolean[] placed, boolean[] pinned, int nodes, int seed) {
        long[] table = new long[Integer.highestOneBit(Math.max(4, nodes)) << 2];
        for (int slot = 0; slot < bodies.size; slot++) {
            if (!placed[slot]) {
                continue;
            }
            for (int attempt = 0; !insert(table, bodies, slot) && !pinned[slot]; attempt++) {
                double angle = 2 * Math.PI * Jitter.unit(seed + attempt, slot);
                float reach = KICK * (1 + Math.abs(bodies.x[slot]) + Math.abs(bodies.y[slot]));
                bodies.x[slot] += (float) (reach * Math.cos(angle));
                bodies.y[slot] += (float) (reach * Math.sin(angle));
            }
        }
    }

    /// @return false when the place is in the table already
    private static boolean insert(long[] table, Bodies bodies, int slot) {
        // Adding 0 makes -0 and 0 one; the place 0, 0 is kept as all ones, since 0 marks a free entry.
        long place = (long) Float.floatToIntBits(bodies.x[slot] + 0f) << 32
                | Integer.toUnsignedLong(Float.floatToIntBits(bodies.y[slot] + 0f));
        long key = place == 0 ? -1 : place;
        int at = (int) ((key * 0x9E3779B97F4A7C15L) >>> 33) & (table.length - 1);
        while (table[at] != 0) {
            if (table[at] == key) {
                return false;
            }
            at = (at + 1) & (table.length - 1);
        }
        table[at] = key;
        return true;
    }
}
