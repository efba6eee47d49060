package io.orrery.topics.model;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// One column of a [Table]. Five kinds are enough for every format we read; nested values arrive as JSON text.
/// Arrays are owned by the column and must not be changed. A cleared bit in `present` is a missing value.
public sealed interface Column {
    String name();

    int rows();

    boolean isPresent(int row);

    /// The value as text, the form in which identities are compared: an integral number has no point,
    /// a time is its ISO instant. Null when missing: the one place where null travels, for speed.
    @Nullable
    String text(int row);

    /// Missing values are null elements.
    record Text(String name, @Nullable String[] values) implements Column {
        @Override
        public int rows() {
            return values.length;
        }

        @Override
        public boolean isPresent(int row) {
            return values[row] != null;
        }

        @Override
        public @Nullable String text(int row) {
            return values[row];
        }
    }

    record Integers(String name, long[] values, BitSet present) implements Column {
        @Override
        public int rows() {
            return values.length;
        }

        @Override
        public boolean isPresent(int row) {
            return present.get(row);
        }

        @Override
        public @Nullable String text(int row) {
            return present.get(row) ? Long.toString(values[row]) : null;
        }
    }

    /// NaN counts as missing.
    record Decimals(String name, double[] values, BitSet present) implements Column {
        @Override
        public int rows() {
            return values.length;
        }

        @Override
        public boolean isPresent(int row) {
            return present.get(row) && !Double.isNaN(values[row]);
        }

        @Override
        public @Nullable String text(int row) {
            if (!isPresent(row)) {
                return null;
            }
            double value = values[row];
            // A float column holding whole numbers (pandas makes one of any integer column with a gap) names
            // the same nodes as the integer column it came from.
            boolean whole = value == Math.rint(value) && Math.abs(value) < 9.0e15;
            return whole ? Long.toString((long) value) : Double.toString(value);
        }
    }

    record Booleans(String name, BitSet values, BitSet present, int rows) implements Column {
        @Override
        public boolean isPresent(int row) {
            return present.get(row);
        }

        @Override
        public @Nullable String text(int row) {
            return present.get(row) ? Boolean.toString(values.get(row)) : null;
        }
    }

    /// Microseconds since 1970, UTC.
    record Times(String name, long[] micros, BitSet present) implements Column {
        @Override
        public int rows() {
            return micros.length;
        }

        @Override
        public boolean isPresent(int row) {
            return present.get(row);
        }

        @Override
        public @Nullable String text(int row) {
            return present.get(row)
                    ? java.time.Instant.EPOCH
                            .plus(micros[row], java.time.temporal.ChronoUnit.MICROS)
                            .toString()
                    : null;
        }
    }
}
