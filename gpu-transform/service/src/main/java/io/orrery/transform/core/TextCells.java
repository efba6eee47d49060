package io.orrery.transform.core;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One text attribute of all nodes or edges, by slot. Null is absent: these cells are read once per row.
final class TextCells {
    private static final @Nullable String[] NONE = {};

    private @Nullable String[] values = NONE;

    @Nullable
    String get(int slot) {
        return slot < values.length ? values[slot] : null;
    }

    void set(int slot, @Nullable String value) {
        if (slot >= values.length) {
            if (value == null) {
                return;
            }
            values = Arrays.copyOf(values, Growth.capacity(values.length, slot));
        }
        values[slot] = value;
    }

    void clear(int slot) {
        set(slot, null);
    }

    /// References only; whoever holds the text once counts its characters.
    long bytes() {
        return (long) values.length * Integer.BYTES;
    }
}
