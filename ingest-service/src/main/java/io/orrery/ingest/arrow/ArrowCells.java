package io.orrery.ingest.arrow;

import io.orrery.ingest.table.ColumnType;
import io.orrery.ingest.table.TableWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Brings the columns of a record batch to the five types, cell by cell.
final class ArrowCells {
    private final ArrowArray array;
    private final ColumnType type;
    private final int column;
    private final List<ArrowArray> dictionary;
    private final @Nullable String[] words;

    private ArrowCells(ArrowArray array, ColumnType type, int column, @Nullable String[] words) {
        this.array = array;
        this.type = type;
        this.column = column;
        this.dictionary = array.dictionary;
        this.words = words;
    }

    /// The type that a field's column gets.
    ///
    /// @param identifier whether the column names nodes: what a float would round stays text
    static ColumnType type(ArrowField field, boolean identifier) {
        return switch (field.kind()) {
            case BOOL -> ColumnType.BOOL;
            case INT -> ColumnType.INT64;
            case UINT -> field.width() < 8 ? ColumnType.INT64 : identifier ? ColumnType.UTF8 : ColumnType.FLOAT64;
            case DECIMAL -> identifier ? ColumnType.UTF8 : ColumnType.FLOAT64;
            case FLOAT, DURATION -> ColumnType.FLOAT64;
            case DATE, TIMESTAMP -> ColumnType.TIMESTAMP;
            case NULL,
                    UTF8,
                    UTF8_VIEW,
                    BINARY,
                    BINARY_VIEW,
                    FIXED_BINARY,
                    TIME,
                    INTERVAL_MONTHS,
                    INTERVAL_DAYS_MILLIS,
                    INTERVAL_MONTHS_DAYS_NANOS,
                    LIST,
                    LIST_VIEW,
                    FIXED_LIST,
                    STRUCT,
                    MAP -> ColumnType.UTF8;
        };
    }

    static ArrowCells of(ArrowArray array, ColumnType type, int column) {
        long known =
                array.dictionary.stream().mapToLong(values -> values.length).sum();
        // One word for each dictionary entry that is met, as long as that is less than one for each row.
        boolean remember = type == ColumnType.UTF8 && known > 0 && known <= array.length;
        return new ArrowCells(array, type, column, new @Nullable String[remember ? (int) known : 0]);
    }

    /// @throws IndexOutOfBoundsException when the buffers do not hold the row
    void put(long row, TableWriter writer) {
        if (!array.isPresent(row)) {
            return;
        }
        if (dictionary.isEmpty()) {
            value(array, row, writer);
            return;
        }
        long index = array.integer(row);
        if (words.length > 0) {
            String word = words[Math.toIntExact(index)];
            if (word != null) {
                writer.text(column, word);
                return;
            }
        }
        looked(index, writer);
    }

    private void looked(long index, TableWriter writer) {
        long at = index;
        for (ArrowArray values : dictionary) {
            if (at >= 0 && at < values.length) {
                if (!values.isPresent(at)) {
                    return;
                }
                if (words.length > 0) {
                    String word = ArrowText.plain(values, at);
                    words[(int) index] = word;
                    writer.text(column, word);
                } else {
                    value(values, at, writer);
                }
                return;
            }
            at -= values.length;
        }
        throw new IndexOutOfBoundsException("dictionary index " + index);
    }

    private void value(ArrowArray values, long i, TableWriter writer) {
        switch (type) {
            case UTF8 -> writer.text(column, ArrowText.plain(values, i));
            case INT64 -> writer.integer(column, values.integer(i));
            case FLOAT64 -> writer.decimal(column, decimal(values, i));
            case BOOL -> writer.bool(column, values.bool(i));
            case TIMESTAMP -> writer.time(column, ArrowText.micros(values, i));
        }
    }

    private static double decimal(ArrowArray values, long i) {
        return switch (values.field.kind()) {
            case DECIMAL -> ArrowText.decimal(values, i).doubleValue();
            case DURATION -> (double) values.integer(i) / values.field.perSecond();
            case UINT -> {
                long value = values.integer(i);
                yield value >= 0 ? value : (value >>> 1 | (value & 1)) * 2.0;
            }
            default -> values.floating(i);
        };
    }
}
