package io.orrery.topics.model;

/// Checks that parallel arrays are parallel.
final class Lengths {
    private Lengths() {}

    static void full(String column, int rows, int length) {
        if (length != rows) {
            throw new IllegalArgumentException("column " + column + " must have " + rows + " rows, has " + length);
        }
    }

    static void optional(String column, int rows, int length) {
        if (length != 0) {
            full(column, rows, length);
        }
    }
}
