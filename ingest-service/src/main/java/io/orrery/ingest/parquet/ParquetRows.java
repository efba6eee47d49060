package io.orrery.ingest.parquet;

import io.orrery.ingest.table.ColumnType;
import io.orrery.ingest.table.RefusedException;
import io.orrery.ingest.table.TableWriter;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/// Copies the rows of one of DuckDB's batches.
final class ParquetRows {
    private ParquetRows() {}

    private interface Cell {
        void put(int row);
    }

    /// @param rows of the whole file, for the progress
    static void copy(VectorSchemaRoot batch, long rows, TableWriter writer) throws RefusedException {
        List<FieldVector> vectors = batch.getFieldVectors();
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < vectors.size(); i++) {
            cells.add(cell(vectors.get(i), i, writer.columns().get(i).type(), writer));
        }
        for (int row = 0; row < batch.getRowCount(); row++) {
            for (Cell cell : cells) {
                cell.put(row);
            }
            writer.endRow(rows <= 0 ? 0 : Math.min(1.0, (double) writer.row() / rows));
        }
    }

    private static Cell cell(FieldVector vector, int column, ColumnType type, TableWriter writer) {
        return switch (vector) {
            case VarCharVector text ->
                row -> {
                    if (!text.isNull(row)) {
                        byte[] bytes = text.get(row);
                        writer.text(column, bytes, 0, bytes.length);
                    }
                };
            case BigIntVector numbers
            when type == ColumnType.TIMESTAMP ->
                row -> {
                    if (!numbers.isNull(row)) {
                        writer.time(column, numbers.get(row));
                    }
                };
            case BigIntVector numbers ->
                row -> {
                    if (!numbers.isNull(row)) {
                        writer.integer(column, numbers.get(row));
                    }
                };
            case Float8Vector decimals ->
                row -> {
                    if (!decimals.isNull(row)) {
                        writer.decimal(column, decimals.get(row));
                    }
                };
            case BitVector bits ->
                row -> {
                    if (!bits.isNull(row)) {
                        writer.bool(column, bits.get(row) == 1);
                    }
                };
            default ->
                throw new IllegalStateException(
                        "the query gave " + vector.getField().getType() + " for column " + column);
        };
    }
}
