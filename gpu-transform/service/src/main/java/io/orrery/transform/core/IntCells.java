package io.orrery.transform.core;

import java.util.Arrays;

/// One attribute of all nodes or edges, by slot, as a growing array. Takes no memory until a value other than
/// the absent one is set, so an attribute that a graph does not use costs nothing.
final class IntCells {
    private static final int[] NONE = {};

    private final int absent;
    private int[] values = NONE;

    IntCells(int absent) {
        this.absent = absent;
    }

    int get(int slot) {
        return slot < values.length ? values[slot] : absent;
    }

    void set(int slot, int value) {
        if (slot >= values.length) {
            if (value == absent) {
                return;
            }
            int length = values.length;
            values = Arrays.copyOf(values, Growth.capacity(length, slot));
            Arrays.fill(values, length, values.length, absent);
        }
        values[slot] = value;
    }

    /// Adds one; stays at the largest int.
    void increment(int slot) {
        int value = get(slot);
        set(slot, value == Integer.MAX_VALUE ? value : value + 1);
    }

    void clear(int slot) {
        set(slot, absent);
    }

    long bytes() {
        return (long) values.length * Integer.BYTES;
    }
}
