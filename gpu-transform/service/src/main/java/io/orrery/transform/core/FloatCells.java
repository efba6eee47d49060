package io.orrery.transform.core;

import java.util.Arrays;

/// One attribute of all nodes or edges, by slot, as a growing array. Takes no memory until a value other than
/// the absent one is set, so an attribute that a graph does not use costs nothing.
final class FloatCells {
    private static final float[] NONE = {};

    private final float absent;
    private float[] values = NONE;

    FloatCells(float absent) {
        this.absent = absent;
    }

    float get(int slot) {
        return slot < values.length ? values[slot] : absent;
    }

    void set(int slot, float value) {
        if (slot >= values.length) {
            if (Float.compare(value, absent) == 0) {
                return;
            }
            int length = values.length;
            values = Arrays.copyOf(values, Growth.capacity(length, slot));
            Arrays.fill(values, length, values.length, absent);
        }
        values[slot] = value;
    }

    void clear(int slot) {
        set(slot, absent);
    }

    long bytes() {
        return (long) values.length * Float.BYTES;
    }
}
