package io.orrery.transform.core;

/// How columns are cut: into chunks of [#SIZE] slots, of which only the first, in a graph that is still small, is
/// shorter and grows by halves.
final class Chunks {
    static final int SHIFT = 15;
    static final int SIZE = 1 << SHIFT;
    static final int MASK = SIZE - 1;

    private Chunks() {}

    /// Chunks of a column that holds `slot`.
    static int count(int slot) {
        return (slot >>> SHIFT) + 1;
    }

    /// Slots of a column that has `capacity` and must hold `slot`.
    static int capacity(int capacity, int slot) {
        return slot < SIZE ? Math.min(SIZE, Growth.capacity(capacity, slot)) : count(slot) << SHIFT;
    }

    /// Length of a chunk in a column of this capacity.
    static int length(int chunk, int capacity) {
        return Math.min(SIZE, capacity - (chunk << SHIFT));
    }

    /// What columns of `bytes` in all take on when they are to hold `wanted` slots; about one chunk each, or nothing.
    static long bytesToGrow(int wanted, int capacity, long bytes) {
        if (wanted <= capacity || capacity == 0) {
            return 0;
        }
        return bytes * (capacity(capacity, wanted - 1) - capacity) / capacity;
    }
}
