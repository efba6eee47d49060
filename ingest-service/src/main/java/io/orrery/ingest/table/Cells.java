package io.orrery.ingest.table;

import io.orrery.topics.model.Column;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// The cells of one column of the batch being filled. A cell that is never set is missing.
final class Cells {
    private static final int FIRST_CAPACITY = 256;

    private final ColumnSpec spec;
    private BitSet present = new BitSet();
    private BitSet truths = new BitSet();
    private @Nullable String[] texts = new @Nullable String[0];
    private long[] longs = new long[0];
    private double[] doubles = new double[0];

    Cells(ColumnSpec spec) {
        this.spec = spec;
    }

    void text(int row, String value) {
        expect(ColumnType.UTF8);
        if (row >= texts.length) {
            texts = Arrays.copyOf(texts, grown(row));
        }
        texts[row] = value;
    }

    void integer(int row, long value) {
        expect(ColumnType.INT64);
        number(row, value);
    }

    void time(int row, long micros) {
        expect(ColumnType.TIMESTAMP);
        number(row, micros);
    }

    private void number(int row, long value) {
        if (row >= longs.length) {
            longs = Arrays.copyOf(longs, grown(row));
        }
        longs[row] = value;
        present.set(row);
    }

    void decimal(int row, double value) {
        expect(ColumnType.FLOAT64);
        if (row >= doubles.length) {
            doubles = Arrays.copyOf(doubles, grown(row));
        }
        doubles[row] = value;
        present.set(row);
    }

    void bool(int row, boolean value) {
        expect(ColumnType.BOOL);
        truths.set(row, value);
        present.set(row);
    }

    void clear(int row) {
        present.clear(row);
        truths.clear(row);
        if (row < texts.length) {
            texts[row] = null;
        }
        if (row < longs.length) {
            longs[row] = 0;
        }
        if (row < doubles.length) {
            doubles[row] = 0;
        }
    }

    /// The first `rows` cells as a column, which owns them; cell `rows`, when there is one, becomes the first of what
    /// follows.
    Column cut(int rows) {
        Column column = switch (spec.type()) {
            case UTF8 -> new Column.Text(spec.name(), Arrays.copyOf(texts, rows));
            case INT64 -> new Column.Integers(spec.name(), Arrays.copyOf(longs, rows), present.get(0, rows));
            case FLOAT64 -> new Column.Decimals(spec.name(), Arrays.copyOf(doubles, rows), present.get(0, rows));
            case BOOL -> new Column.Booleans(spec.name(), truths.get(0, rows), present.get(0, rows), rows);
            case TIMESTAMP -> new Column.Times(spec.name(), Arrays.copyOf(longs, rows), present.get(0, rows));
        };
        carry(rows);
        return column;
    }

    private void carry(int row) {
        boolean isPresent = present.get(row);
        boolean truth = truths.get(row);
        present = new BitSet();
        truths = new BitSet();
        present.set(0, isPresent);
        truths.set(0, truth);
        if (texts.length > 0) {
            @Nullable String carried = row < texts.length ? texts[row] : null;
            Arrays.fill(texts, null);
            texts[0] = carried;
        }
        if (longs.length > 0) {
            longs = carriedFirst(longs, row, isPresent);
        }
        if (doubles.length > 0) {
            double carried = isPresent && row < doubles.length ? doubles[row] : 0;
            Arrays.fill(doubles, 0);
            doubles[0] = carried;
        }
    }

    private static long[] carriedFirst(long[] values, int row, boolean isPresent) {
        long carried = isPresent && row < values.length ? values[row] : 0;
        // Zeroed, so that a missing cell's bytes do not depend on what an earlier batch held.
        Arrays.fill(values, 0);
        values[0] = carried;
        return values;
    }

    private static int grown(int row) {
        return Math.max(FIRST_CAPACITY, (row + 1) * 2);
    }

    private void expect(ColumnType type) {
        if (spec.type() != type) {
            throw new IllegalStateException(
                    "a reader put " + type + " into the " + spec.type() + " column " + spec.name());
        }
    }
}
