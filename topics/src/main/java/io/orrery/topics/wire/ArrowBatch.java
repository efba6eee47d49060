package io.orrery.topics.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/// Builds one batch column by column and writes it as an uncompressed Arrow stream. Columns given as empty
/// arrays are left out. Not thread-safe; close it to free its memory.
final class ArrowBatch implements AutoCloseable {
    private static final FieldType NON_NULL_FLOAT =
            FieldType.notNullable(new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE));

    private final int rows;
    private final List<FieldVector> vectors = new ArrayList<>();

    ArrowBatch(int rows) {
        this.rows = rows;
    }

    ArrowBatch ints(String name, int[] values) {
        if (values.length > 0 || rows == 0) {
            IntVector vector =
                    new IntVector(name, FieldType.notNullable(new ArrowType.Int(32, true)), ArrowMemory.ALLOCATOR);
            add(vector).allocateNew();
            for (int i = 0; i < values.length; i++) {
                vector.set(i, values[i]);
            }
        }
        return this;
    }

    ArrowBatch bytes(String name, byte[] values) {
        TinyIntVector vector =
                new TinyIntVector(name, FieldType.notNullable(new ArrowType.Int(8, true)), ArrowMemory.ALLOCATOR);
        add(vector).allocateNew();
        for (int i = 0; i < values.length; i++) {
            vector.set(i, values[i]);
        }
        return this;
    }

    ArrowBatch longs(String name, long[] values) {
        BigIntVector vector =
                new BigIntVector(name, FieldType.notNullable(new ArrowType.Int(64, true)), ArrowMemory.ALLOCATOR);
        add(vector).allocateNew();
        for (int i = 0; i < values.length; i++) {
            vector.set(i, values[i]);
        }
        return this;
    }

    /// Lists of int64, of different lengths.
    ArrowBatch lists(String name, long[][] values) {
        if (values.length == 0) {
            return this;
        }
        ListVector list =
                new ListVector(name, ArrowMemory.ALLOCATOR, FieldType.notNullable(ArrowType.List.INSTANCE), null);
        list.initializeChildrenFromFields(
                List.of(new Field("place", FieldType.notNullable(new ArrowType.Int(64, true)), null)));
        add(list).allocateNew();
        BigIntVector child = (BigIntVector) list.getDataVector();
        int at = 0;
        for (int i = 0; i < values.length; i++) {
            list.startNewValue(i);
            for (long value : values[i]) {
                child.setSafe(at++, value);
            }
            list.endValue(i, values[i].length);
        }
        return this;
    }

    ArrowBatch floats(String name, float[] values) {
        if (values.length > 0) {
            Float4Vector vector = new Float4Vector(name, NON_NULL_FLOAT, ArrowMemory.ALLOCATOR);
            add(vector).allocateNew();
            for (int i = 0; i < values.length; i++) {
                vector.set(i, values[i]);
            }
        }
        return this;
    }

    ArrowBatch doubles(String name, double[] values) {
        if (values.length > 0) {
            Float8Vector vector = new Float8Vector(
                    name,
                    FieldType.notNullable(new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE)),
                    ArrowMemory.ALLOCATOR);
            add(vector).allocateNew();
            for (int i = 0; i < values.length; i++) {
                vector.set(i, values[i]);
            }
        }
        return this;
    }

    ArrowBatch texts(String name, String[] values) {
        if (values.length > 0 || rows == 0) {
            VarCharVector vector =
                    new VarCharVector(name, FieldType.notNullable(new ArrowType.Utf8()), ArrowMemory.ALLOCATOR);
            add(vector).allocateNew();
            for (int i = 0; i < values.length; i++) {
                vector.setSafe(i, values[i].getBytes(StandardCharsets.UTF_8));
            }
        }
        return this;
    }

    /// `pairs` holds x0, y0, x1, y1 …: the layout of a two-channel texture, so that a browser can upload the
    /// buffer as it is.
    ArrowBatch pairs(String name, float[] pairs) {
        FixedSizeListVector list = new FixedSizeListVector(
                name, ArrowMemory.ALLOCATOR, FieldType.notNullable(new ArrowType.FixedSizeList(2)), null);
        list.initializeChildrenFromFields(List.of(new Field("xy", NON_NULL_FLOAT, null)));
        vectors.add(list);
        list.setInitialCapacity(rows);
        list.allocateNew();
        Float4Vector child = (Float4Vector) list.getDataVector();
        child.allocateNew(pairs.length);
        for (int i = 0; i < pairs.length; i++) {
            child.set(i, pairs[i]);
        }
        child.setValueCount(pairs.length);
        for (int i = 0; i < rows; i++) {
            list.setNotNull(i);
        }
        return this;
    }

    /// `prefix` bytes are left free at the start of the result, for a header.
    byte[] toBytes(int prefix) {
        for (FieldVector vector : vectors) {
            vector.setValueCount(rows);
        }
        return ArrowStreams.write(new VectorSchemaRoot(vectors), rows, prefix);
    }

    private <V extends FieldVector> V add(V vector) {
        vectors.add(vector);
        vector.setInitialCapacity(rows);
        return vector;
    }

    @Override
    public void close() {
        vectors.forEach(FieldVector::close);
    }
}
