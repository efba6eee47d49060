package io.orrery.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which columns are taken for the ends of edges when nobody names them.
class TableFileTest {
    @TempDir
    Path folder;

    private TableFile file(String name, byte[] content) throws IOException {
        return TableFile.of(Files.write(folder.resolve(name), content));
    }

    private static byte[] bytes(String text, Charset charset) {
        return text.getBytes(charset);
    }

    @Test
    void columnsAreGuessedByTheirNames() throws IOException {
        TableFile table = file("a.csv", bytes("when;\"Src\"; dst\n1;ann;bob\n", StandardCharsets.UTF_8));
        assertThat(table.guessSource()).hasValue("Src");
        assertThat(table.guessDestination()).hasValue("dst");
    }

    @Test
    void bytesThatAreNotUtf8AreNotInTheWay() throws IOException {
        TableFile table =
                file("a.csv", bytes("from,to,gr\u00fc\u00dfe\nj\u00fcrgen,bob,1\n", StandardCharsets.ISO_8859_1));
        assertThat(table.guessSource()).hasValue("from");
        assertThat(table.guessDestination()).hasValue("to");
    }

    @Test
    void aByteOrderMarkIsNoPartOfAName() throws IOException {
        assertThat(file("a.csv", bytes("\uFEFFsource,target\n", StandardCharsets.UTF_8))
                        .guessSource())
                .hasValue("source");
    }

    /// The server then says what is wrong with it.
    @Test
    void namesOfTwoBytesACharacterAreRead() throws IOException {
        String text = "\uFEFFsource,target\nann,bob\n";
        assertThat(file("little.csv", bytes(text, StandardCharsets.UTF_16LE)).guessSource())
                .hasValue("source");
        assertThat(file("big.csv", bytes(text, StandardCharsets.UTF_16BE)).guessDestination())
                .hasValue("target");
    }

    @Test
    void packedFilesAreLookedIntoAsWell() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes("source,target\nann,bob\n", StandardCharsets.UTF_8));
        }
        assertThat(file("a.csv.gz", packed.toByteArray()).guessDestination()).hasValue("target");
    }

    @Test
    void nothingIsGuessedWithoutSuchNamesOrWithoutALine() throws IOException {
        assertThat(file("a.csv", bytes("alice,bob\n", StandardCharsets.UTF_8)).guessSource())
                .isEmpty();
        assertThat(file("b.csv", new byte[0]).guessSource()).isEmpty();
    }
}
