package io.orrery.ingest.table;

import java.nio.charset.StandardCharsets;

/// Finds the narrowest type that every cell of one column of text has. Feed it every cell, then ask once.
///
/// Identity is kept over convenience: `007` and integers beyond 64 bits stay text, and a column that names nodes
/// is whole numbers or text, never a float, a date or a boolean. Whole numbers there may be written `12.0`, as
/// tools do that make floats of integers with gaps.
public final class TypeGuess {
    private static final int BOOL = 1;
    private static final int INT = 2;
    private static final int FLOAT = 4;
    private static final int TIME = 8;

    private final boolean identifier;
    private int possible;
    private boolean seen;

    public TypeGuess(boolean identifier) {
        this.identifier = identifier;
        this.possible = identifier ? INT : BOOL | INT | FLOAT | TIME;
    }

    /// A cell of text; words such as `NULL` and `NaN` decide nothing.
    public void text(byte[] bytes, int start, int end) {
        if (possible == 0 || CellText.isMissing(bytes, start, end)) {
            return;
        }
        seen = true;
        int fits = 0;
        if ((possible & (INT | FLOAT)) != 0) {
            if (CellText.isInteger(bytes, start, end) || (identifier && CellText.isWhole(bytes, start, end))) {
                fits |= INT | FLOAT;
            } else if ((possible & FLOAT) != 0 && CellText.isDecimal(bytes, start, end)) {
                fits |= FLOAT;
            }
        }
        if ((possible & BOOL) != 0 && CellText.isBool(bytes, start, end)) {
            fits |= BOOL;
        }
        if ((possible & TIME) != 0 && Timestamps.parse(bytes, start, end) != Timestamps.NONE) {
            fits |= TIME;
        }
        possible &= fits;
    }

    /// A cell that its format already marks as text (a JSON string): a time if it reads like one, never a number.
    public void string(String value) {
        if (possible == 0) {
            return;
        }
        seen = true;
        boolean time = false;
        if ((possible & TIME) != 0 && value.length() <= Timestamps.MAX_LENGTH) {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            time = Timestamps.parse(bytes, 0, bytes.length) != Timestamps.NONE;
        }
        possible &= time ? TIME : 0;
    }

    public void integer() {
        seen = true;
        possible &= INT | FLOAT;
    }

    public void decimal() {
        seen = true;
        possible &= FLOAT;
    }

    public void bool() {
        seen = true;
        possible &= BOOL;
    }

    /// A time, as its format says.
    public void time() {
        seen = true;
        possible &= TIME;
    }

    /// Anything that only text can hold: a list, an object, an integer beyond 64 bits.
    public void other() {
        seen = true;
        possible = 0;
    }

    public ColumnType type() {
        if (!seen || possible == 0) {
            return ColumnType.UTF8;
        }
        if ((possible & BOOL) != 0) {
            return ColumnType.BOOL;
        }
        if ((possible & INT) != 0) {
            return ColumnType.INT64;
        }
        return (possible & FLOAT) != 0 ? ColumnType.FLOAT64 : ColumnType.TIMESTAMP;
    }
}
