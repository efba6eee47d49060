package io.orrery.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.ingest.table.Limits;
import io.orrery.topics.model.FileFormat;
import io.orrery.topics.model.Reason;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.apache.arrow.vector.compression.CompressionUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever the bytes, a reader gives a table or one refusal, leaves no file behind, and throws nothing.
class RobustnessTest {
    @TempDir
    static Path scratch;

    private record Sample(String name, FileFormat format, byte[] bytes, int mutations) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Sample> samples() {
        byte[] csv =
                SampleFiles.utf8("\uFEFFsrc,dst,at,x\r\n1,\"a \"\"q\"\"\n\",2026-11-22T10:00:00Z,1.5e3\r\n2,ü,,NaN\n");
        byte[] json = SampleFiles.utf8(
                "[{\"src\":1,\"dst\":\"ü\\u00e4\",\"x\":[1,{\"y\":null}]},{\"src\":1e400,\"z\":true}]");
        byte[] columns = SampleFiles.utf8("{\"src\":{\"0\":1,\"1\":2},\"dst\":{\"0\":\"a\",\"1\":\"b\"}}");
        byte[] parquet = SampleFiles.parquet(scratch, "select i src, 'n' || i dst, [i] l from range(20) t(i)");
        return Stream.of(
                new Sample("csv", FileFormat.CSV, csv, 5_000),
                new Sample("json records", FileFormat.JSON, json, 5_000),
                new Sample("json columns", FileFormat.JSON, columns, 5_000),
                new Sample("arrow file", FileFormat.ARROW, SampleFiles.arrowFile(), 5_000),
                new Sample(
                        "arrow stream",
                        FileFormat.ARROW,
                        SampleFiles.arrowStream(CompressionUtil.CodecType.NO_COMPRESSION),
                        5_000),
                new Sample(
                        "arrow zstd", FileFormat.ARROW, SampleFiles.arrowStream(CompressionUtil.CodecType.ZSTD), 2_000),
                new Sample(
                        "arrow lz4",
                        FileFormat.ARROW,
                        SampleFiles.arrowStream(CompressionUtil.CodecType.LZ4_FRAME),
                        2_000),
                new Sample("csv in gzip", FileFormat.CSV, SampleFiles.gzip(csv), 5_000),
                new Sample("parquet", FileFormat.PARQUET, parquet, 150),
                graph(FileFormat.EDGE_LIST, "# c\n1 2 0.5\n2 \"a b\" 1e3\nc,d e\n"),
                graph(
                        FileFormat.MATRIX_MARKET,
                        "%%MatrixMarket matrix coordinate real symmetric\n3 3 2\n2 1 1.5\n3 3 -2e4\n"),
                graph(FileFormat.METIS, "3 2 011 1\n5 2 10\n6 1 10 3 7\n8 2 7\n"),
                graph(
                        FileFormat.GRAPHML,
                        "<graphml><key id=\"k\" for=\"node\" attr.name=\"n\" attr.type=\"int\"><default>1</default></key>"
                                + "<graph><node id=\"a\"><data key=\"k\">5</data></node><edge source=\"a\" target=\"b\"/></graph></graphml>"),
                graph(
                        FileFormat.GEXF,
                        "<gexf><graph><nodes><node id=\"a\" label=\"A\"><color r=\"1\" g=\"2\" b=\"3\"/></node></nodes>"
                                + "<edges><edge source=\"a\" target=\"a\" start=\"2020-01-01\" end=\"2021-01-01\"/></edges></graph></gexf>"),
                graph(
                        FileFormat.GML,
                        "graph [ node [ id 1 label \"a&amp;\" graphics [ x 1 ] ] edge [ source 1 target 1 value 2 ] ]"),
                graph(FileFormat.PAJEK, "*Vertices 2\n1 \"a\" 0.1 0.2 ic Red\n2 b\n*Arcs :1 \"r\"\n1 2 3 w 4\n"),
                graph(FileFormat.DOT, "digraph g { node [a=1] x -> {y z} [w=\"2\"]; subgraph s { t } /* c */ }"),
                graph(
                        FileFormat.GRAPHSON,
                        "{\"id\":{\"@type\":\"g:Int32\",\"@value\":1},\"label\":\"p\",\"outE\":{\"c\":[{\"id\":9,\"inV\":3}]},"
                                + "\"properties\":{\"n\":[{\"id\":0,\"value\":\"m\"}]}}"),
                new Sample(
                        "excel",
                        FileFormat.XLSX,
                        PackedSamples.workbook("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"
                                + "<row r=\"2\"><c r=\"A2\"><v>2</v></c></row>"),
                        300));
    }

    private static Sample graph(FileFormat format, String text) {
        return new Sample(format.name(), format, SampleFiles.utf8(text), 3_000);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void cutOffAtAnyByteAFileGivesATableOrOneRefusal(Sample sample) {
        for (int length = 0; length < sample.bytes.length; length++) {
            check(read(sample.format, Arrays.copyOf(sample.bytes, length)));
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void mutatedAFileGivesATableOrOneRefusal(Sample sample) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20_261_122L);
        for (int i = 0; i < sample.mutations; i++) {
            check(read(sample.format, mutated(sample.bytes, random)));
        }
    }

    private static void check(TableText text) {
        if (text.refusal.isPresent()) {
            String message = text.refusal.get().message();
            assertThat(message).doesNotContain("gave up").endsWith(".").doesNotContain(scratch.toString());
        } else {
            assertThat(text.batches).isNotEmpty();
            assertThat(text.batches.getLast().last()).isTrue();
        }
    }

    private static byte[] mutated(byte[] original, RandomGenerator random) {
        byte[] bytes = original.clone();
        int edits = 1 + random.nextInt(4);
        for (int i = 0; i < edits; i++) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes[at] = (byte) "\",\n{}[]:0-\\".charAt(random.nextInt(11));
                case 3 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 4), (byte) 0xFF);
                default -> {
                    int from = random.nextInt(bytes.length);
                    int length = Math.min(bytes.length - Math.max(at, from), random.nextInt(32));
                    System.arraycopy(original, from, bytes, at, length);
                }
            }
        }
        return bytes;
    }

    private static TableText read(FileFormat format, byte[] bytes) {
        return TableText.read(scratch, bytes, format, Map.of(), List.of());
    }

    @Test
    void aGzipBombIsRefusedBeforeItTakesTheDisk() {
        byte[] bomb = SampleFiles.gzip(new byte[64 << 20]);
        TableText text = read(FileFormat.CSV, bomb);
        assertThat(text.refusal).hasValueSatisfying(r -> {
            assertThat(r.reason()).isEqualTo(Reason.TOO_LARGE);
            assertThat(r.message()).startsWith("The upload is refused: it unpacks to more than it may");
        });
    }

    @Test
    void aTableThatUnfoldsWithoutEndIsRefused() {
        byte[] csv = SampleFiles.utf8("a\n" + "x".repeat(50).concat("\n").repeat(100_000));
        Limits small = new Limits(32_768, 1_000_000, 1_000, 900_000, 200_000_000L, 1 << 20, 200);
        TableText text = TableText.read(scratch, csv, FileFormat.CSV, Map.of(), List.of(), small);
        assertThat(text.refusal)
                .hasValueSatisfying(r -> assertThat(r.message()).contains("unfold to more than they may"));
    }

    @Test
    void moreColumnsThanTheLimitAreRefused() {
        StringBuilder names = new StringBuilder("c0");
        for (int i = 1; i <= 1_000; i++) {
            names.append(",c").append(i);
        }
        assertThat(read(FileFormat.CSV, SampleFiles.utf8(names + "\n")))
                .hasToString("refused: too_large: The upload is refused: it has 1001 columns (limit 1000 columns).\n");
    }

    @Test
    void aRowLargerThanARecordIsRefusedWithItsNumber() {
        String wide = "{\"a\":\"" + "x".repeat(600_000) + "\",\"b\":\"" + "y".repeat(600_000) + "\"}";
        assertThat(read(FileFormat.JSON, SampleFiles.utf8("{\"a\":\"1\",\"b\":\"2\"}\n" + wide))
                        .toString())
                .contains("refused: too_large: The upload is refused: one row takes 1200010 bytes", "[row 2]");
    }
}
