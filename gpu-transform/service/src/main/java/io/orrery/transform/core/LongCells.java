package io.orrery.transform.core;

import java.util.Arrays;

/// One attribute of all nodes or edges, by slot; as [IntCells] for longs.
final class LongCells {
    private static final long[][] NONE = {};

    private final long absent;
    private long[][] chunks = NONE;
    private int capacity;

    LongCells(long absent) {
        this.absent = absent;
    }

    long get(int slot) {
        return slot < capacity ? chunks[slot >>> Chunks.SHIFT][slot & Chunks.MASK] : absent;
    }

    void set(int slot, long value) {
        if (slot >= capacity) {
            if (value == absent) {
                return;
            }
            grow(slot);
        }
        chunks[slot >>> Chunks.SHIFT][slot & Chunks.MASK] = value;
    }

    void clear(int slot) {
        set(slot, absent);
    }

    private void grow(int slot) {
        long[][] before = chunks;
        chunks = Arrays.copyOf(before, Chunks.count(slot));
        capacity = Chunks.capacity(capacity, slot);
        for (int i = Math.max(0, before.length - 1); i < chunks.length; i++) {
            long[] known = i < before.length ? before[i] : new long[0];
            int length = Chunks.length(i, capacity);
            if (known.length < length) {
                chunks[i] = Arrays.copyOf(known, length);
                Arrays.fill(chunks[i], known.length, length, absent);
            }
        }
    }

    long bytes() {
        return (long) capacity * Long.BYTES;
    }
}
