package io.orrery.topics.model;

/// Where the data behind nodes or edges lies, as parallel arrays. The partition is the graph's own. A *place* is one
/// number: the offset of an event, or of a table batch together with the row in it.
///
/// @param kind [#TABLE_ROW] or [#EVENT]
/// @param oldest offset in the tables topic (a row) or the events topic (an event) of the first contributor
/// @param newest the same of the last
/// @param row row within the table batch at `newest`; -1 for events
/// @param oldestRow the same at `oldest`; empty from older writers
/// @param sample places of some contributors, in no useful order, `oldest` and `newest` perhaps among them; empty when
///     no row of the batch has any
public record RefColumns(
        int[] slot, byte[] kind, long[] oldest, long[] newest, int[] row, int[] oldestRow, long[][] sample) {
    public static final byte TABLE_ROW = 0;
    public static final byte EVENT = 1;

    /// Shared.
    public static final long[] NO_SAMPLE = {};

    private static final int ROW_BITS = 16;
    private static final int MAX_ROW = (1 << ROW_BITS) - 1;

    public RefColumns {
        int rows = slot.length;
        Lengths.full("kind", rows, kind.length);
        Lengths.full("oldest", rows, oldest.length);
        Lengths.full("newest", rows, newest.length);
        Lengths.full("row", rows, row.length);
        Lengths.optional("oldest_row", rows, oldestRow.length);
        Lengths.optional("sample", rows, sample.length);
    }

    /// As older writers have it.
    public RefColumns(int[] slot, byte[] kind, long[] oldest, long[] newest, int[] row) {
        this(slot, kind, oldest, newest, row, new int[0], new long[0][]);
    }

    public int rows() {
        return slot.length;
    }

    /// The place of a row in the table batch at `offset`.
    public static long place(long offset, int row) {
        if (row < 0 || row > MAX_ROW) {
            throw new IllegalArgumentException("a table batch has at most " + (MAX_ROW + 1) + " rows, got row " + row);
        }
        return offset << ROW_BITS | row;
    }

    /// The offset that a place names.
    public static long offset(byte kind, long place) {
        return kind == EVENT ? place : place >> ROW_BITS;
    }

    /// The row that a place names; -1 for events.
    public static int row(byte kind, long place) {
        return kind == EVENT ? -1 : (int) (place & MAX_ROW);
    }
}
