package io.orrery.topics.wire;

import io.orrery.topics.model.Column;
import io.orrery.topics.model.Table;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.jspecify.annotations.Nullable;

/// [Table] columns as Arrow vectors and back: utf8, int64, float64, bool, timestamp(us, UTC), all nullable.
final class TableColumns {
    private TableColumns() {}

    static byte[] write(Table table, int prefix) {
        List<FieldVector> vectors = new ArrayList<>();
        try {
            for (Column column : table.columns()) {
                vectors.add(vector(column));
            }
            return ArrowStreams.write(new VectorSchemaRoot(vectors), table.rows(), prefix);
        } finally {
            vectors.forEach(FieldVector::close);
        }
    }

    static Table read(byte[] bytes, int offset) {
        return ArrowRows.read(bytes, offset, rows -> {
            List<Column> columns = new ArrayList<>();
            for (FieldVector vector : rows.root().getFieldVectors()) {
                columns.add(column(vector, rows.rows()));
            }
            return new Table(rows.rows(), columns);
        });
    }

    private static FieldVector vector(Column column) {
        int rows = column.rows();
        return switch (column) {
            case Column.Text text -> {
                VarCharVector vector = new VarCharVector(text.name(), ArrowMemory.ALLOCATOR);
                vector.allocateNew(rows);
                for (int i = 0; i < rows; i++) {
                    String value = text.values()[i];
                    if (value != null) {
                        vector.setSafe(i, value.getBytes(StandardCharsets.UTF_8));
                    }
                }
                yield vector;
            }
            case Column.Integers integers -> {
                BigIntVector vector = new BigIntVector(integers.name(), ArrowMemory.ALLOCATOR);
                vector.allocateNew(rows);
                integers.present().stream().forEach(i -> vector.set(i, integers.values()[i]));
                yield vector;
            }
            case Column.Decimals decimals -> {
                Float8Vector vector = new Float8Vector(decimals.name(), ArrowMemory.ALLOCATOR);
                vector.allocateNew(rows);
                decimals.present().stream().forEach(i -> vector.set(i, decimals.values()[i]));
                yield vector;
            }
            case Column.Booleans booleans -> {
                BitVector vector = new BitVector(booleans.name(), ArrowMemory.ALLOCATOR);
                vector.allocateNew(rows);
                booleans.present().stream()
                        .forEach(i -> vector.set(i, booleans.values().get(i) ? 1 : 0));
                yield vector;
            }
            case Column.Times times -> {
                FieldType type = FieldType.nullable(new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC"));
                TimeStampMicroTZVector vector = new TimeStampMicroTZVector(times.name(), type, ArrowMemory.ALLOCATOR);
                vector.allocateNew(rows);
                times.present().stream().forEach(i -> vector.set(i, times.micros()[i]));
                yield vector;
            }
        };
    }

    private static Column column(FieldVector vector, int rows) {
        String name = vector.getName();
        BitSet present = new BitSet(rows);
        for (int i = 0; i < rows; i++) {
            present.set(i, !vector.isNull(i));
        }
        return switch (vector) {
            case VarCharVector text -> {
                @Nullable String[] values = new @Nullable String[rows];
                for (int i = 0; i < rows; i++) {
                    values[i] = present.get(i) ? new String(text.get(i), StandardCharsets.UTF_8) : null;
                }
                yield new Column.Text(name, values);
            }
            case BigIntVector integers -> {
                long[] values = new long[rows];
                present.stream().forEach(i -> values[i] = integers.get(i));
                yield new Column.Integers(name, values, present);
            }
            case Float8Vector decimals -> {
                double[] values = new double[rows];
                present.stream().forEach(i -> values[i] = decimals.get(i));
                yield new Column.Decimals(name, values, present);
            }
            case BitVector booleans -> {
                BitSet values = new BitSet(rows);
                present.stream().forEach(i -> values.set(i, booleans.get(i) == 1));
                yield new Column.Booleans(name, values, present, rows);
            }
            case TimeStampMicroTZVector times -> {
                long[] values = new long[rows];
                present.stream().forEach(i -> values[i] = times.get(i));
                yield new Column.Times(name, values, present);
            }
            default ->
                throw new MalformedRecord(
                        "column '" + name + "' has type " + vector.getField().getType() + ", which no table has");
        };
    }
}
