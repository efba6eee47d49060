package io.orrery.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.ingest.format.PackedSamples.Way;
import io.orrery.topics.model.FileFormat;
import io.orrery.topics.model.Reason;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PackedFilesTest {
    private static final byte[] CSV = SampleFiles.utf8("src,dst\n1,2\n");
    private static final String TABLE = "src:int | dst:int\n1 | 2\n";

    @TempDir
    Path scratch;

    private TableText read(byte[] bytes, FileFormat format) {
        return TableText.read(scratch, bytes, format, Map.of(), List.of());
    }

    @ParameterizedTest
    @EnumSource
    void aPackedFileReadsAsItIs(Way way) {
        assertThat(read(PackedSamples.pack(way, CSV), FileFormat.CSV)).hasToString(TABLE);
    }

    @ParameterizedTest
    @EnumSource(names = "ZIP", mode = EnumSource.Mode.EXCLUDE)
    void severalMembersAreOneFile(Way way) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(PackedSamples.pack(way, CSV));
        both.writeBytes(PackedSamples.pack(way, SampleFiles.utf8("3,4\n")));
        assertThat(read(both.toByteArray(), FileFormat.CSV)).hasToString(TABLE + "3 | 4\n");
    }

    @ParameterizedTest
    @EnumSource
    void oneMoreLayerIsUnpackedAndNoThird(Way way) {
        byte[] twice = PackedSamples.pack(Way.ZIP, PackedSamples.pack(way, CSV));
        assertThat(read(twice, FileFormat.CSV)).hasToString(TABLE);
        assertThat(read(PackedSamples.pack(Way.GZIP, twice), FileFormat.CSV))
                .hasToString("refused: unsupported: The upload cannot be read: it is packed more than twice.\n");
    }

    @ParameterizedTest
    @EnumSource
    void aBombIsRefusedWithItsFigures(Way way) {
        byte[] bomb = PackedSamples.pack(way, new byte[40 << 20]);
        TableText text = read(bomb, FileFormat.CSV);
        assertThat(text.refusal).hasValueSatisfying(refusal -> {
            assertThat(refusal.reason()).isEqualTo(Reason.TOO_LARGE);
            assertThat(refusal.message())
                    .contains("it unpacks to more than it may, from " + bomb.length + " bytes (limit 16777216 bytes)");
        });
    }

    @ParameterizedTest
    @EnumSource
    void cutOffAnywhereOrMutatedAPackedFileGivesATableOrOneRefusal(Way way) {
        byte[] packed = PackedSamples.pack(way, CSV);
        for (int length = 1; length < packed.length; length++) {
            TableText text = read(Arrays.copyOf(packed, length), FileFormat.CSV);
            assertThat(text.refusal.map(r -> r.message()).orElse("")).doesNotContain("gave up");
        }
        for (int at = 0; at < packed.length; at++) {
            byte[] mutated = packed.clone();
            mutated[at] ^= (byte) 0x55;
            TableText text = read(mutated, FileFormat.CSV);
            assertThat(text.refusal.map(r -> r.message()).orElse("")).doesNotContain("gave up");
        }
    }

    private static Map<String, byte[]> files(String... namesAndTexts) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            files.put(namesAndTexts[i], SampleFiles.utf8(namesAndTexts[i + 1]));
        }
        return files;
    }

    @Test
    void filesOfAZipThatFitTheFormatAreOneUpload() {
        byte[] zip = PackedSamples.zip(files(
                "folder/a.csv",
                "src,dst\n1,2\n",
                "readme.md",
                "words",
                "__MACOSX/._a.csv",
                "x",
                "b.TSV",
                "src\tdst\tw\n3\t4\t5\n"));
        TableText text = read(zip, FileFormat.CSV);
        assertThat(text).hasToString(TABLE + "src:int | dst:int | w:int\n3 | 4 | 5\n");
        assertThat(text.batches)
                .extracting(b -> b.index() + " " + b.firstRow() + " " + b.last())
                .containsExactly("0 0 false", "1 1 true");
    }

    @Test
    void severalGraphsOfAZipAreOneUploadToo() {
        byte[] zip = PackedSamples.zip(files("a.dot", "graph { a -- b }", "b.gv", "graph { b -- c }"));
        TableText text = read(zip, FileFormat.DOT);
        assertThat(text.batches).filteredOn(b -> b.last()).hasSize(1);
        assertThat(text.batches)
                .extracting(b -> b.part() + " " + b.index() + " " + b.firstRow() + " "
                        + b.table().rows())
                .containsExactly("NODES 0 0 2", "EDGES 1 0 1", "NODES 2 2 2", "EDGES 3 1 1");
    }

    @Test
    void namesInAZipAreNeverPaths() {
        byte[] zip = PackedSamples.zip(files("../../../../tmp/orrery-owned.csv", "src,dst\n1,2\n"));
        assertThat(read(zip, FileFormat.CSV)).hasToString(TABLE);
        assertThat(Path.of("/tmp/orrery-owned.csv")).doesNotExist();
    }

    @Test
    void aZipWithoutAFittingFileSaysWhatItHolds() {
        assertThat(read(PackedSamples.zip(files("a.txt", "1", "b.md", "2")), FileFormat.GEXF))
                .hasToString("refused: unsupported: The upload cannot be read: none of the 2 files in the zip ends in "
                        + ".gexf; it holds \"a.txt\", \"b.md\".\n");
        assertThat(read(PackedSamples.zip(files()), FileFormat.CSV))
                .hasToString("refused: empty: The upload is empty: there is no file in the zip.\n");
    }

    @Test
    void whatIsWrongWithOneOfSeveralFilesNamesIt() {
        byte[] zip = PackedSamples.zip(files("a.gml", "graph [ ]", "b.gml", "graph [ node [ ] ]"));
        assertThat(read(zip, FileFormat.GML).toString())
                .contains("In \"a.gml\": The upload is empty: there is neither a node nor an edge in it.");
    }

    @Test
    void aWorkbookGivesItsFirstSheet() {
        byte[] workbook = PackedSamples.workbook("""
                <row r="1"/>
                <row r="2"><c r="A2" t="inlineStr"><is><t>src</t></is></c><c r="B2" t="inlineStr"><is><t>dst</t></is></c>
                  <c r="C2" t="inlineStr"><is><t>when</t></is></c><c r="D2" t="inlineStr"><is><t>ok</t></is></c></row>
                <row r="3"><c r="A3"><v>1</v></c><c r="B3" t="inlineStr"><is><t>07</t></is></c><c r="C3" s="1"><v>45000.5</v></c>
                  <c r="D3" t="b"><v>1</v></c><c r="E3"><v>1.5</v></c></row>
                <row r="5"><c r="B5" t="inlineStr"><is><t>x</t></is></c><c r="C5" t="e"><v>#N/A</v></c></row>
                """);
        String table = """
                src:int | dst:text | when:time | ok:bool | column_5:float
                1 | '07' | 2023-03-15T12:00:00Z | true | 1.5
                ~ | 'x' | ~ | ~ | ~
                """;
        assertThat(read(workbook, FileFormat.XLSX)).hasToString(table);
        assertThat(read(PackedSamples.pack(Way.GZIP, workbook), FileFormat.XLSX))
                .hasToString(table);
        for (int length = 0; length < workbook.length; length += 7) {
            TableText cut = read(Arrays.copyOf(workbook, length), FileFormat.XLSX);
            assertThat(cut.refusal)
                    .hasValueSatisfying(r -> assertThat(r.message()).doesNotContain("gave up"));
        }
    }

    @Test
    void aWorkbookThatUnpacksWithoutEndIsRefused() {
        byte[] bomb = PackedSamples.workbook("<row r=\"1\"/>".repeat(2_000_000));
        assertThat(read(bomb, FileFormat.XLSX).refusal)
                .hasValueSatisfying(r -> assertThat(r.reason()).isEqualTo(Reason.TOO_LARGE));
    }
}
