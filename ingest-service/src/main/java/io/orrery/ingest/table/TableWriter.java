package io.orrery.ingest.table;

import io.orrery.topics.model.Column;
import io.orrery.topics.model.Table;
import io.orrery.topics.model.TablePart;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Collects rows and cuts them into batches. Where it cuts depends on the rows and the limits alone, never on how the
/// reader was fed.
///
/// Set the cells of a row in any order, then call [#endRow]; cells not set are missing. Not thread-safe.
public final class TableWriter {
    /// Room for the batch's header document, the Arrow schema message and padding, besides what each column needs.
    private static final int FIXED_BYTES = 16_384;
    private static final int COLUMN_BYTES = 320;
    private static final int WIDE_CELL_BYTES = 9;
    private static final int TEXT_CELL_BYTES = 5;

    private final List<Cells> columns = new ArrayList<>();
    private final List<ColumnSpec> specs;
    private final Limits limits;
    private final BatchSink sink;
    private final TablePart part;
    private final AtomicInteger index;
    private final long budget;
    private final int rowBytes;

    private int rows;
    private long bytes;
    private long textBytesOfRow;
    private long total;
    private long firstRow;
    private double progress;

    /// @param index number of the next batch of the whole upload
    TableWriter(
            List<ColumnSpec> specs, TablePart part, int headerBytes, Limits limits, BatchSink sink, AtomicInteger index)
            throws RefusedException {
        long overhead = (long) FIXED_BYTES + headerBytes;
        int perRow = 0;
        for (ColumnSpec spec : specs) {
            columns.add(new Cells(spec));
            overhead += COLUMN_BYTES + 2L * utf8Length(spec.name());
            perRow += spec.type() == ColumnType.UTF8 ? TEXT_CELL_BYTES : WIDE_CELL_BYTES;
        }
        this.specs = List.copyOf(specs);
        this.limits = limits;
        this.sink = sink;
        this.part = part;
        this.index = index;
        this.budget = limits.batchBytes() - overhead;
        this.rowBytes = perRow;
        if (budget < perRow) {
            throw RefusedException.tooBig(
                    "the names of its columns take " + overhead + " bytes",
                    limits.batchBytes(),
                    "bytes",
                    Position.UNKNOWN);
        }
    }

    public List<ColumnSpec> columns() {
        return specs;
    }

    public void text(int column, String value) {
        columns.get(column).text(rows, value);
        textBytesOfRow += utf8Length(value);
    }

    public void text(int column, byte[] utf8, int start, int end) {
        columns.get(column).text(rows, new String(utf8, start, end - start, StandardCharsets.UTF_8));
        textBytesOfRow += end - start;
    }

    public void integer(int column, long value) {
        columns.get(column).integer(rows, value);
    }

    public void decimal(int column, double value) {
        columns.get(column).decimal(rows, value);
    }

    public void bool(int column, boolean value) {
        columns.get(column).bool(rows, value);
    }

    /// @param micros microseconds since 1970 UTC
    public void time(int column, long micros) {
        columns.get(column).time(rows, micros);
    }

    /// Takes back what the row being filled holds in this column.
    public void missing(int column) {
        columns.get(column).clear(rows);
    }

    /// Takes back the whole row being filled.
    public void dropRow() {
        for (Cells cells : columns) {
            cells.clear(rows);
        }
        textBytesOfRow = 0;
    }

    /// Ends the row. When it is refused, it is still being filled: drop it to go on without it.
    ///
    /// @param read share of the upload read so far, 0..1; must follow from the rows' place in the upload
    public void endRow(double read) throws RefusedException {
        long size = rowBytes + textBytesOfRow;
        long row = firstRow + rows + 1;
        if (size > budget) {
            throw RefusedException.tooBig("one row takes " + size + " bytes", budget, "bytes", Position.atRow(row));
        }
        if (row > limits.rows()) {
            throw RefusedException.tooBig("it has too many rows", limits.rows(), "rows", Position.atRow(row));
        }
        total += size;
        if (total > limits.expandedBytes()) {
            throw RefusedException.tooBig(
                    "its rows unfold to more than they may", limits.expandedBytes(), "bytes", Position.atRow(row));
        }
        if (bytes + size > budget || rows == limits.batchRows()) {
            emit(false);
        }
        rows++;
        bytes += size;
        textBytesOfRow = 0;
        progress = read;
    }

    /// Number of the row being filled, the first being 1.
    public long row() {
        return firstRow + rows + 1;
    }

    /// Emits what is left, flagged as the last; a table without rows gives one batch without rows.
    public void finish() {
        progress = 1;
        emit(true);
    }

    /// Emits what is left, if there is something, of a table that does not end the upload.
    public void pause() {
        if (rows > 0) {
            emit(false);
        }
    }

    private void emit(boolean last) {
        List<Column> cut = new ArrayList<>(columns.size());
        for (Cells cells : columns) {
            cut.add(cells.cut(rows));
        }
        sink.batch(new BatchSink.Batch(new Table(rows, cut), part, index.getAndIncrement(), firstRow, last, progress));
        firstRow += rows;
        rows = 0;
        bytes = 0;
    }

    private static int utf8Length(String value) {
        int length = value.length();
        int extra = 0;
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c >= 0x80) {
                // A surrogate pair takes four bytes, two for each half.
                extra += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
            }
        }
        return length + extra;
    }
}
