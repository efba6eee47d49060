package io.orrery.transform.core;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A few numbers of some nodes or edges, by slot; as [TextCells] for arrays. Null is absent.
final class ArrayCells {
    private static final long @Nullable [][][] NONE = {};

    /// Header and length, and the reference to it where the cells are.
    private static final int ARRAY_BYTES = 16;

    private long @Nullable [][][] chunks = NONE;
    private int capacity;
    private long arrayBytes;

    long @Nullable [] get(int slot) {
        return slot < capacity ? chunks[slot >>> Chunks.SHIFT][slot & Chunks.MASK] : null;
    }

    void set(int slot, long @Nullable [] value) {
        if (slot >= capacity) {
            if (value == null) {
                return;
            }
            grow(slot);
        }
        long @Nullable [][] chunk = chunks[slot >>> Chunks.SHIFT];
        arrayBytes += bytes(value) - bytes(chunk[slot & Chunks.MASK]);
        chunk[slot & Chunks.MASK] = value;
    }

    void clear(int slot) {
        set(slot, null);
    }

    private void grow(int slot) {
        long @Nullable [][][] before = chunks;
        chunks = Arrays.copyOf(before, Chunks.count(slot));
        capacity = Chunks.capacity(capacity, slot);
        for (int i = Math.max(0, before.length - 1); i < chunks.length; i++) {
            int length = Chunks.length(i, capacity);
            chunks[i] = i < before.length ? Arrays.copyOf(before[i], length) : new long[length][];
        }
    }

    private static long bytes(long @Nullable [] array) {
        return array == null ? 0 : ARRAY_BYTES + (long) Long.BYTES * array.length;
    }

    /// Memory of the arrays alone.
    long arrayBytes() {
        return arrayBytes;
    }

    long bytes() {
        return (long) capacity * Integer.BYTES + arrayBytes;
    }
}
