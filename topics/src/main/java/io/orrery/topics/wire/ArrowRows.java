package io.orrery.topics.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.jspecify.annotations.Nullable;

/// Reads the single batch of an Arrow stream into plain arrays, by column name. Columns that are not there
/// give empty arrays, columns that nobody asks for are ignored: that is how the format grows.
final class ArrowRows {
    private final VectorSchemaRoot root;

    private ArrowRows(VectorSchemaRoot root) {
        this.root = root;
    }

    static <T> T read(byte[] bytes, int offset, Function<ArrowRows, T> reader) {
        try (ArrowStreamReader stream = new ArrowStreamReader(
                new ByteArrayInputStream(bytes, offset, bytes.length - offset), ArrowMemory.ALLOCATOR)) {
            if (!stream.loadNextBatch()) {
                throw new MalformedRecord("the Arrow stream at byte " + offset + " has no batch");
            }
            return reader.apply(new ArrowRows(stream.getVectorSchemaRoot()));
        } catch (MalformedRecord e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new MalformedRecord(
                    "unreadable Arrow stream at byte " + offset + ": "
                            + e.getClass().getSimpleName(),
                    e);
        }
    }

    int rows() {
        return root.getRowCount();
    }

    VectorSchemaRoot root() {
        return root;
    }

    /// The columns whose names start so, in the order of the batch.
    List<String> names(String start) {
        return root.getFieldVectors().stream()
                .map(FieldVector::getName)
                .filter(name -> name.startsWith(start))
                .toList();
    }

    int[] ints(String name) {
        IntVector vector = vector(name, IntVector.class);
        if (vector == null) {
            return new int[0];
        }
        int[] values = new int[rows()];
        for (int i = 0; i < values.length; i++) {
            values[i] = vector.get(i);
        }
        return values;
    }

    byte[] bytes(String name) {
        TinyIntVector vector = vector(name, TinyIntVector.class);
        if (vector == null) {
            return new byte[0];
        }
        byte[] values = new byte[rows()];
        for (int i = 0; i < values.length; i++) {
            values[i] = vector.get(i);
        }
        return values;
    }

    long[] longs(String name) {
        BigIntVector vector = vector(name, BigIntVector.class);
        if (vector == null) {
            return new long[0];
        }
        long[] values = new long[rows()];
        for (int i = 0; i < values.length; i++) {
            values[i] = vector.get(i);
        }
        return values;
    }

    long[][] lists(String name) {
        ListVector vector = vector(name, ListVector.class);
        if (vector == null) {
            return new long[0][];
        }
        if (!(vector.getDataVector() instanceof BigIntVector child)) {
            throw new MalformedRecord("column " + name + " must be a list of int64");
        }
        long[][] values = new long[rows()][];
        for (int i = 0; i < values.length; i++) {
            int start = vector.getElementStartIndex(i);
            values[i] = new long[vector.getElementEndIndex(i) - start];
            for (int j = 0; j < values[i].length; j++) {
                values[i][j] = child.get(start + j);
            }
        }
        return values;
    }

    float[] floats(String name) {
        Float4Vector vector = vector(name, Float4Vector.class);
        if (vector == null) {
            return new float[0];
        }
        float[] values = new float[rows()];
        for (int i = 0; i < values.length; i++) {
            values[i] = vector.get(i);
        }
        return values;
    }

    double[] doubles(String name) {
        Float8Vector vector = vector(name, Float8Vector.class);
        if (vector == null) {
            return new double[0];
        }
        double[] values = new double[rows()];
        for (int i = 0; i < values.length; i++) {
            values[i] = vector.get(i);
        }
        return values;
    }

    String[] texts(String name) {
        VarCharVector vector = vector(name, VarCharVector.class);
        if (vector == null) {
            return new String[0];
        }
        String[] values = new String[rows()];
        for (int i = 0; i < values.length; i++) {
            values[i] = new String(vector.get(i), java.nio.charset.StandardCharsets.UTF_8);
        }
        return values;
    }

    private <V extends FieldVector> @Nullable V vector(String name, Class<V> type) {
        FieldVector vector = root.getVector(name);
        if (vector == null) {
            return null;
        }
        if (!type.isInstance(vector)) {
            throw new MalformedRecord(
                    "column " + name + " is " + vector.getField().getType() + ", expected " + type.getSimpleName());
        }
        return type.cast(vector);
    }
}
