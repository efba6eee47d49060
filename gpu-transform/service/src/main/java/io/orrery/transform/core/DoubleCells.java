package io.orrery.transform.core;

/// One attribute of all nodes or edges, by slot.
final class DoubleCells {
    private final LongCells bits;

    DoubleCells(double absent) {
        bits = new LongCells(Double.doubleToLongBits(absent));
    }

    double get(int slot) {
        return Double.longBitsToDouble(bits.get(slot));
    }

    void set(int slot, double value) {
        bits.set(slot, Double.doubleToLongBits(value));
    }

    void clear(int slot) {
        bits.clear(slot);
    }

    long bytes() {
        return bits.bytes();
    }
}
