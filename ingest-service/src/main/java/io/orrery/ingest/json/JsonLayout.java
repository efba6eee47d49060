package io.orrery.ingest.json;

import java.util.List;

/// How a JSON document lays out its rows.
sealed interface JsonLayout {
    /// Objects one after another: one a line, or glued.
    record Lines() implements JsonLayout {}

    /// One array of objects.
    record Records() implements JsonLayout {}

    /// One array of arrays.
    record Values() implements JsonLayout {}

    /// An object one of whose members is the array of records; `split` says that its rows are arrays named by the
    /// member `columns`.
    record Envelope(String member, boolean split) implements JsonLayout {}

    /// An object whose members are the rows.
    record Index() implements JsonLayout {}

    /// An object whose members are the columns, each an array, or an object keyed by row.
    record Columns(List<ColumnStart> columns) implements JsonLayout {
        public Columns {
            columns = List.copyOf(columns);
        }
    }

    /// @param at offset of the byte at which the column's value begins
    record ColumnStart(String name, long at) {}
}
