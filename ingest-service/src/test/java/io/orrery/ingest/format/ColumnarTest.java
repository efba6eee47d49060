package io.orrery.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.topics.model.FileFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.compression.CompressionUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ColumnarTest {
    private static final String ROWS = """
            'zwölf' | 12 | 5.0 | 1.5 | true | ~ | 2024-10-04T00:00:00Z | '01:01:01' | 2017-07-14T02:40:00.123456Z | 2.5 | 1234.5 | 'AAEC' | '[1,2]' | '{"a\\"b":"x\\ny"}' | 'blue'
            ~ | ~ | ~ | ~ | ~ | ~ | ~ | ~ | ~ | ~ | ~ | ~ | ~ | ~ | ~
            '' | -9223372036854775808 | 1.8446744073709552E19 | ~ | false | ~ | 1969-12-31T00:00:00Z | '00:00' | 1969-12-31T23:59:59.999999Z | -0.5 | -0.001 | '' | '[]' | '{"a\\"b":null}' | 'red'
            """;
    private static final String HEAD = """
            large text:text | int64:int | uint64:float | float32:float | bool:bool | null:text | date:time | time:text | timestamp:time | duration:float | decimal:float | binary:text | list:text | struct:text | category:text
            """;

    @TempDir
    Path scratch;

    private TableText read(byte[] bytes, FileFormat format, String... required) {
        return TableText.read(scratch, bytes, format, Map.of(), List.of(required));
    }

    @Test
    void anArrowFileGivesEveryTypeAsOneOfFive() {
        assertThat(read(SampleFiles.arrowFile(), FileFormat.ARROW)).hasToString(HEAD + ROWS + ROWS);
    }

    @ParameterizedTest
    @EnumSource
    void anArrowStreamReadsTheSameHoweverItsBuffersArePacked(CompressionUtil.CodecType codec) {
        assertThat(read(SampleFiles.arrowStream(codec), FileFormat.ARROW)).hasToString(HEAD + ROWS + ROWS);
    }

    @Test
    void identifiersInArrowKeepEveryDigit() {
        TableText text = read(SampleFiles.arrowFile(), FileFormat.ARROW, "uint64", "decimal");
        assertThat(text.toString()).contains("uint64:text", "decimal:text", "'18446744073709551615'", "'1234.500'");
    }

    @Test
    void parquetGivesEveryTypeAsOneOfFive() {
        byte[] bytes = SampleFiles.parquet(scratch, """
                select 1::TINYINT a, 2::UBIGINT b, 1.5::FLOAT c, 12.50::DECIMAL(9,2) d, true e, 'x' f,
                  DATE '2026-11-22' g, TIMESTAMPTZ '2026-11-22 10:00:00+02' h, TIME '10:00:00' i, [1,2] j,
                  {'k': 'v'} k, 'ab'::BLOB l, uuid '00000000-0000-0000-0000-000000000001' m, NULL::INTEGER n
                """);
        assertThat(read(bytes, FileFormat.PARQUET)).hasToString("""
                        a:int | b:float | c:float | d:float | e:bool | f:text | g:time | h:time | i:text | j:text | k:text | l:text | m:text | n:int
                        1 | 2.0 | 1.5 | 12.5 | true | 'x' | 2026-11-22T00:00:00Z | 2026-11-22T08:00:00Z | '10:00:00' | '[1,2]' | '{"k":"v"}' | 'YWI=' | '00000000-0000-0000-0000-000000000001' | ~
                        """);
    }

    @Test
    void namesOfParquetColumnsAreNeverRun() {
        byte[] bytes = SampleFiles.parquet(
                scratch, "select 1 \"x\"\"; COPY (select 1) TO '/tmp/owned'; --\", 2 \"read_text('/etc/passwd')\"");
        assertThat(read(bytes, FileFormat.PARQUET)).hasToString("""
                        x"; COPY (select 1) TO '/tmp/owned'; --:int | read_text('/etc/passwd'):int
                        1 | 2
                        """);
        assertThat(Path.of("/tmp/owned")).doesNotExist();
    }

    @Test
    void missingColumnsAreNamedForColumnarFilesToo() {
        assertThat(read(SampleFiles.parquet(scratch, "select 1 a, 2 b"), FileFormat.PARQUET, "src", "b"))
                .hasToString("refused: missing_column: The table has no column \"src\"; it has \"a\", \"b\".\n");
        assertThat(read(SampleFiles.arrowFile(), FileFormat.ARROW, "src").toString())
                .startsWith("refused: missing_column: The table has no column \"src\"; it has \"large text\"");
    }

    @Test
    void aFileOfAnotherFormatIsCalledThat() {
        assertThat(read(SampleFiles.utf8("src,dst\n1,2\n"), FileFormat.PARQUET))
                .hasToString(
                        "refused: malformed: The upload is not valid Parquet: it does not begin with PAR1. [byte 0]\n");
        assertThat(read(SampleFiles.utf8("src,dst\n1,2\n"), FileFormat.ARROW))
                .hasToString(
                        "refused: malformed: The upload is not valid Arrow: it begins neither with ARROW1 nor with a stream's message. [byte 0]\n");
    }

    @Test
    void gzipAroundAColumnarFileIsUnpacked() {
        assertThat(read(SampleFiles.gzip(SampleFiles.arrowFile()), FileFormat.ARROW))
                .hasToString(HEAD + ROWS + ROWS);
    }
}
