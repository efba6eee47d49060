package io.orrery.transform.core;

import java.util.BitSet;

/// Gives out dense int32 slots: always the lowest that is free. What comes next therefore depends only on which
/// slots are taken, never on the order in which others were given back, and a rebuilt graph goes on like the
/// one it replaces.
final class Slots {
    private final BitSet taken = new BitSet();
    private int lowestFree;
    private int count;

    int take() {
        int slot = taken.nextClearBit(lowestFree);
        occupy(slot);
        lowestFree = slot + 1;
        return slot;
    }

    /// Marks a slot that a stored state names.
    void occupy(int slot) {
        taken.set(slot);
        count++;
    }

    void release(int slot) {
        taken.clear(slot);
        lowestFree = Math.min(lowestFree, slot);
        count--;
    }

    boolean isTaken(int slot) {
        return taken.get(slot);
    }

    int count() {
        return count;
    }

    /// One more than the highest slot taken.
    int limit() {
        return taken.length();
    }

    /// The lowest taken slot at or after `from`; -1 when there is none.
    int next(int from) {
        return taken.nextSetBit(from);
    }

    /// The set itself; must not be changed.
    BitSet taken() {
        return taken;
    }

    int[] all() {
        return taken.stream().toArray();
    }
}
