package io.orrery.transform.core;

import io.orrery.topics.model.RefColumns;

/// Which records of the log stand behind each node or edge: the oldest and the newest offset, for rows of
/// tables also the row within the newest batch.
final class SourceRefs {
    static final int NO_ROW = -1;

    private static final long NONE = -1;

    private final IntCells kind = new IntCells(RefColumns.TABLE_ROW);
    private final LongCells oldest = new LongCells(NONE);
    private final LongCells newest = new LongCells(NONE);
    private final IntCells row = new IntCells(NO_ROW);

    /// Adds a sighting. Offsets may come in any order; a table row beside an earlier one of the same batch
    /// replaces it.
    void see(int slot, byte seenKind, long offset, int seenRow) {
        long known = oldest.get(slot);
        if (known == NONE || kind.get(slot) != seenKind) {
            set(slot, seenKind, offset, offset, seenRow);
            return;
        }
        oldest.set(slot, Math.min(known, offset));
        if (offset >= newest.get(slot)) {
            newest.set(slot, offset);
            row.set(slot, seenRow);
        }
    }

    void set(int slot, byte newKind, long oldestOffset, long newestOffset, int newRow) {
        kind.set(slot, newKind);
        oldest.set(slot, oldestOffset);
        newest.set(slot, newestOffset);
        row.set(slot, newRow);
    }

    void clear(int slot) {
        kind.clear(slot);
        oldest.clear(slot);
        newest.clear(slot);
        row.clear(slot);
    }

    boolean isKnown(int slot) {
        return oldest.get(slot) != NONE;
    }

    byte kind(int slot) {
        return (byte) kind.get(slot);
    }

    long oldest(int slot) {
        return oldest.get(slot);
    }

    long newest(int slot) {
        return newest.get(slot);
    }

    int row(int slot) {
        return row.get(slot);
    }

    long bytes() {
        return kind.bytes() + oldest.bytes() + newest.bytes() + row.bytes();
    }
}
