package io.orrery.topics.model;

/// Where the data behind nodes or edges lies, as parallel arrays. The partition is the graph's own.
///
/// @param kind [#TABLE_ROW] or [#EVENT]
/// @param oldest offset in the tables topic (a row) or the events topic (an event) of the first contributor
/// @param newest the same of the last
/// @param row row within the table batch at `newest`; -1 for events
public record RefColumns(int[] slot, byte[] kind, long[] oldest, long[] newest, int[] row) {
    public static final byte TABLE_ROW = 0;
    public static final byte EVENT = 1;

    public RefColumns {
        int rows = slot.length;
        Lengths.full("kind", rows, kind.length);
        Lengths.full("oldest", rows, oldest.length);
        Lengths.full("newest", rows, newest.length);
        Lengths.full("row", rows, row.length);
    }

    public int rows() {
        return slot.length;
    }
}
