package io.orrery.transform.core;

import java.util.Arrays;

/// One attribute of all nodes or edges, by slot. Takes no memory until a value other than the absent one is set, so
/// an attribute that a graph does not use costs nothing. Grows by whole [chunks][Chunks], so that a large graph never
/// holds its columns twice.
final class IntCells {
    private static final int[][] NONE = {};

    private final int absent;
    private int[][] chunks = NONE;
    private int capacity;

    IntCells(int absent) {
        this.absent = absent;
    }

    int get(int slot) {
        return slot < capacity ? chunks[slot >>> Chunks.SHIFT][slot & Chunks.MASK] : absent;
    }

    void set(int slot, int value) {
        if (slot >= capacity) {
            if (value == absent) {
                return;
            }
            grow(slot);
        }
        chunks[slot >>> Chunks.SHIFT][slot & Chunks.MASK] = value;
    }

    /// Adds one; stays at the largest int.
    void increment(int slot) {
        int value = get(slot);
        set(slot, value == Integer.MAX_VALUE ? value : value + 1);
    }

    void clear(int slot) {
        set(slot, absent);
    }

    private void grow(int slot) {
        int[][] before = chunks;
        chunks = Arrays.copyOf(before, Chunks.count(slot));
        capacity = Chunks.capacity(capacity, slot);
        for (int i = Math.max(0, before.length - 1); i < chunks.length; i++) {
            int[] known = i < before.length ? before[i] : new int[0];
            int length = Chunks.length(i, capacity);
            if (known.length < length) {
                chunks[i] = Arrays.copyOf(known, length);
                Arrays.fill(chunks[i], known.length, length, absent);
            }
        }
    }

    long bytes() {
        return (long) capacity * Integer.BYTES;
    }
}
