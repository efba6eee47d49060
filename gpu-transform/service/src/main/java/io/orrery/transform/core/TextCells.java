package io.orrery.transform.core;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One text attribute of all nodes or edges, by slot; as [IntCells] for texts. Null is absent: these cells are read
/// once per row.
final class TextCells {
    private static final @Nullable String[][] NONE = {};

    /// A string and its array without the characters: headers, fields and padding.
    private static final int TEXT_BYTES = 48;

    private final boolean own;
    private @Nullable String[][] chunks = NONE;
    private int capacity;
    private long textBytes;

    private TextCells(boolean own) {
        this.own = own;
    }

    /// Texts of which each belongs to one slot: they count as memory of these cells.
    static TextCells own() {
        return new TextCells(true);
    }

    /// Texts that repeat, of which [Texts] keeps one copy.
    static TextCells shared() {
        return new TextCells(false);
    }

    @Nullable
    String get(int slot) {
        return slot < capacity ? chunks[slot >>> Chunks.SHIFT][slot & Chunks.MASK] : null;
    }

    void set(int slot, @Nullable String value) {
        if (slot >= capacity) {
            if (value == null) {
                return;
            }
            grow(slot);
        }
        @Nullable String[] chunk = chunks[slot >>> Chunks.SHIFT];
        if (own) {
            textBytes += bytes(value) - bytes(chunk[slot & Chunks.MASK]);
        }
        chunk[slot & Chunks.MASK] = value;
    }

    void clear(int slot) {
        set(slot, null);
    }

    private void grow(int slot) {
        @Nullable String[][] before = chunks;
        chunks = Arrays.copyOf(before, Chunks.count(slot));
        capacity = Chunks.capacity(capacity, slot);
        for (int i = Math.max(0, before.length - 1); i < chunks.length; i++) {
            int length = Chunks.length(i, capacity);
            chunks[i] = i < before.length ? Arrays.copyOf(before[i], length) : new String[length];
        }
    }

    private static long bytes(@Nullable String text) {
        return text == null ? 0 : TEXT_BYTES + text.length();
    }

    /// How many slots have room.
    int capacity() {
        return capacity;
    }

    /// Memory of the texts alone; 0 when others count them.
    long textBytes() {
        return textBytes;
    }

    long bytes() {
        return (long) capacity * Integer.BYTES + textBytes;
    }
}
