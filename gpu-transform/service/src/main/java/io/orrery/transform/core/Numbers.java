package io.orrery.transform.core;

import io.orrery.topics.model.Column;

/// Values of a column as numbers.
final class Numbers {
    private Numbers() {}

    /// NaN where the value is missing or is not a number. Text is read as a number when it is one.
    static double of(Column column, int row) {
        if (!column.isPresent(row)) {
            return Double.NaN;
        }
        return switch (column) {
            case Column.Integers integers -> integers.values()[row];
            case Column.Decimals decimals -> decimals.values()[row];
            case Column.Times times -> times.micros()[row] / 1e3;
            case Column.Booleans booleans -> booleans.values().get(row) ? 1 : 0;
            case Column.Text text -> parse(String.valueOf(text.values()[row]));
        };
    }

    static double parse(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }
}
