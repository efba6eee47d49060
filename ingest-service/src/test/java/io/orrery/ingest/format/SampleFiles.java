package io.orrery.ingest.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.arrow.compression.CommonsCompressionFactory;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.DurationVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.NullVector;
import org.apache.arrow.vector.TimeSecVector;
import org.apache.arrow.vector.TimeStampNanoTZVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.compression.CompressionUtil;
import org.apache.arrow.vector.compression.NoCompressionCodec;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryEncoder;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.ipc.ArrowWriter;
import org.apache.arrow.vector.ipc.message.IpcOption;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.FieldType;

/// Small files of every format, made by the formats' own libraries.
final class SampleFiles {
    private SampleFiles() {}

    static byte[] arrowFile() {
        return arrow(true, CompressionUtil.CodecType.NO_COMPRESSION);
    }

    static byte[] arrowStream(CompressionUtil.CodecType codec) {
        return arrow(false, codec);
    }

    private static byte[] arrow(boolean file, CompressionUtil.CodecType codec) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (BufferAllocator memory = new RootAllocator();
                VarCharVector words = new VarCharVector("words", memory)) {
            words.allocateNew();
            words.setSafe(0, utf8("red"));
            words.setSafe(1, utf8("blue"));
            words.setValueCount(2);
            Dictionary dictionary = new Dictionary(words, new DictionaryEncoding(7, false, new ArrowType.Int(8, true)));
            DictionaryProvider provider = new DictionaryProvider.MapDictionaryProvider(dictionary);
            try (VectorSchemaRoot root = new VectorSchemaRoot(vectors(memory, dictionary));
                    ArrowWriter writer = file
                            ? new ArrowFileWriter(root, provider, Channels.newChannel(out))
                            : stream(root, provider, out, codec)) {
                root.setRowCount(3);
                writer.start();
                writer.writeBatch();
                writer.writeBatch();
                writer.end();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static ArrowStreamWriter stream(
            VectorSchemaRoot root,
            DictionaryProvider provider,
            ByteArrayOutputStream out,
            CompressionUtil.CodecType codec) {
        return new ArrowStreamWriter(
                root,
                provider,
                Channels.newChannel(out),
                new IpcOption(),
                codec == CompressionUtil.CodecType.NO_COMPRESSION
                        ? NoCompressionCodec.Factory.INSTANCE
                        : CommonsCompressionFactory.INSTANCE,
                codec);
    }

    /// Three rows: full, empty, extreme.
    private static List<FieldVector> vectors(BufferAllocator memory, Dictionary dictionary) {
        List<FieldVector> vectors = new ArrayList<>();
        LargeVarCharVector text = new LargeVarCharVector("large text", memory);
        text.setSafe(0, utf8("zwölf"));
        text.setSafe(2, utf8(""));
        BigIntVector number = new BigIntVector("int64", memory);
        number.setSafe(0, 12);
        number.setSafe(2, Long.MIN_VALUE);
        UInt8Vector unsigned = new UInt8Vector("uint64", memory);
        unsigned.setSafe(0, 5);
        unsigned.setSafe(2, -1);
        Float4Vector real = new Float4Vector("float32", memory);
        real.setSafe(0, 1.5f);
        real.setSafe(2, Float.NaN);
        BitVector bit = new BitVector("bool", memory);
        bit.setSafe(0, 1);
        bit.setSafe(2, 0);
        NullVector nothing = new NullVector("null");
        DateDayVector day = new DateDayVector("date", memory);
        day.setSafe(0, 20_000);
        day.setSafe(2, -1);
        TimeSecVector time = new TimeSecVector("time", memory);
        time.setSafe(0, 3_661);
        time.setSafe(2, 0);
        TimeStampNanoTZVector stamp = new TimeStampNanoTZVector("timestamp", memory, "Europe/Berlin");
        stamp.setSafe(0, 1_500_000_000_123_456_789L);
        stamp.setSafe(2, -1);
        DurationVector duration = new DurationVector(
                "duration", FieldType.nullable(new ArrowType.Duration(TimeUnit.MILLISECOND)), memory);
        duration.setSafe(0, 2_500);
        duration.setSafe(2, -500);
        DecimalVector decimal = new DecimalVector("decimal", memory, 20, 3);
        decimal.setSafe(0, new BigDecimal("1234.500"));
        decimal.setSafe(2, new BigDecimal("-0.001"));
        VarBinaryVector binary = new VarBinaryVector("binary", memory);
        binary.setSafe(0, new byte[] {0, 1, 2});
        binary.setSafe(2, new byte[0]);
        vectors.addAll(
                List.of(text, number, unsigned, real, bit, nothing, day, time, stamp, duration, decimal, binary));
        vectors.add(list(memory));
        vectors.add(struct(memory));
        vectors.add(category(memory, dictionary));
        vectors.forEach(v -> v.setValueCount(3));
        return vectors;
    }

    private static ListVector list(BufferAllocator memory) {
        ListVector list = ListVector.empty("list", memory);
        var writer = list.getWriter();
        writer.setPosition(0);
        writer.startList();
        writer.bigInt().writeBigInt(1);
        writer.bigInt().writeBigInt(2);
        writer.endList();
        writer.setPosition(2);
        writer.startList();
        writer.endList();
        return list;
    }

    private static StructVector struct(BufferAllocator memory) {
        StructVector struct = StructVector.empty("struct", memory);
        VarCharVector inner = struct.addOrGet("a\"b", FieldType.nullable(new ArrowType.Utf8()), VarCharVector.class);
        inner.setSafe(0, utf8("x\ny"));
        struct.setIndexDefined(0);
        struct.setIndexDefined(2);
        return struct;
    }

    private static FieldVector category(BufferAllocator memory, Dictionary dictionary) {
        try (VarCharVector plain = new VarCharVector("category", memory)) {
            plain.setSafe(0, utf8("blue"));
            plain.setSafe(2, utf8("red"));
            plain.setValueCount(3);
            FieldVector encoded = (FieldVector) DictionaryEncoder.encode(plain, dictionary);
            if (!(encoded instanceof TinyIntVector)) {
                throw new IllegalStateException("expected int8 indices");
            }
            return encoded;
        }
    }

    /// Made by DuckDB from a query.
    static byte[] parquet(Path scratch, String query) {
        Path file = scratch.resolve("made.parquet");
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("COPY (" + query + ") TO '" + file + "' (FORMAT parquet)");
            byte[] bytes = Files.readAllBytes(file);
            Files.delete(file);
            return bytes;
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
