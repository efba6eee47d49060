package io.orrery.transform.core;

import java.util.Arrays;

/// One attribute of all nodes or edges, by slot, as a growing array. Takes no memory until a value other than
/// the absent one is set, so an attribute that a graph does not use costs nothing.
final class DoubleCells {
    private static final double[] NONE = {};

    private final double absent;
    private double[] values = NONE;

    DoubleCells(double absent) {
        this.absent = absent;
    }

    double get(int slot) {
        return slot < values.length ? values[slot] : absent;
    }

    void set(int slot, double value) {
        if (slot >= values.length) {
            if (Double.compare(value, absent) == 0) {
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
        return (long) values.length * Double.BYTES;
    }
}
