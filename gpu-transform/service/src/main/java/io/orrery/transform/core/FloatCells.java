package io.orrery.transform.core;

/// One attribute of all nodes or edges, by slot; NaN is absent.
final class FloatCells {
    private final IntCells bits = new IntCells(Float.floatToIntBits(Float.NaN));

    float get(int slot) {
        return Float.intBitsToFloat(bits.get(slot));
    }

    void set(int slot, float value) {
        bits.set(slot, Float.floatToIntBits(value));
    }

    void clear(int slot) {
        bits.clear(slot);
    }

    long bytes() {
        return bits.bytes();
    }
}
