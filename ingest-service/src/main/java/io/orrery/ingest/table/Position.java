package io.orrery.ingest.table;

import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// Where in an upload something was wrong; any part may be unknown.
///
/// @param row number of the row, the first row of data being 1; 0 when unknown
/// @param column name of the column, or null when unknown
/// @param at offset of the byte in the (decompressed) upload, the first being 0; -1 when unknown
/// @param line number of the line of text, the first being 1; 0 when unknown
public record Position(long row, @Nullable String column, long at, long line) {
    public static final Position UNKNOWN = new Position(0, null, -1);

    public Position(long row, @Nullable String column, long at) {
        this(row, column, at, 0);
    }

    public static Position atLine(long line) {
        return new Position(0, null, -1, line);
    }

    public static Position atByte(long at) {
        return new Position(0, null, at);
    }

    public static Position atRow(long row) {
        return new Position(row, null, -1);
    }

    public static Position atCell(long row, String column) {
        return new Position(row, column, -1);
    }

    public static Position inColumn(String column) {
        return new Position(0, column, -1);
    }

    /// `line 3`, `row 3, column "ts", byte 120`, or an empty text when nothing is known.
    @Override
    public String toString() {
        StringJoiner parts = new StringJoiner(", ");
        if (line > 0) {
            parts.add("line " + line);
        }
        if (row > 0) {
            parts.add("row " + row);
        }
        if (column != null) {
            parts.add("column \"" + Refusal.shown(column) + '"');
        }
        if (at >= 0) {
            parts.add("byte " + at);
        }
        return parts.toString();
    }
}
