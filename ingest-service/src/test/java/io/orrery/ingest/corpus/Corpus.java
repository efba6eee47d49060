package io.orrery.ingest.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;

/// The folder that `-Dorrery.corpus=FOLDER` names: logs lie below `logs`, `MANIFEST.tsv` says how many lines each has.
///
/// @param lines by the file's path from the folder on
record Corpus(Path folder, Map<String, Long> lines) {
    /// Of one file, unpacked.
    static final long MOST_BYTES = 256L << 20;

    private static final String PROPERTY = "orrery.corpus";

    /// Skips the test when there is no such folder, and says so.
    static Corpus open() throws IOException {
        String named = System.getProperty(PROPERTY, "");
        assumeTrue(!named.isBlank(), "no recorded logs: name their folder with -D" + PROPERTY + "=FOLDER");
        Path folder = Path.of(named);
        Path manifest = folder.resolve("MANIFEST.tsv");
        assumeTrue(Files.isDirectory(folder.resolve("logs")), folder + " has no folder 'logs'");
        return new Corpus(folder, Files.exists(manifest) ? counts(manifest) : Map.of());
    }

    private static Map<String, Long> counts(Path manifest) throws IOException {
        List<String> lines = Files.readAllLines(manifest);
        List<String> names = List.of(lines.getFirst().split("\t", -1));
        int file = names.indexOf("file");
        int rows = names.indexOf("rows");
        assertThat(List.of(file, rows)).as("columns of " + manifest).doesNotContain(-1);
        Map<String, Long> counts = new HashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            if (cells[rows].matches("[0-9]+")) {
                counts.put(cells[file], Long.parseLong(cells[rows]));
            }
        }
        return counts;
    }

    List<Path> logs() {
        try (Stream<Path> all = Files.walk(folder.resolve("logs"))) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Lines that hold nothing: blank ones, and the one that says that a log of Zeek ends.
    static long emptyLines(Path file) throws IOException {
        try (InputStream raw = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".zip") ? first(raw) : unpacked(file, raw);
                BufferedReader lines = new BufferedReader(new InputStreamReader(plain, StandardCharsets.ISO_8859_1))) {
            return lines.lines()
                    .filter(line -> line.isBlank() || line.startsWith("#close"))
                    .count();
        }
    }

    private static InputStream first(InputStream raw) throws IOException {
        ZipInputStream zip = new ZipInputStream(raw);
        assertThat(zip.getNextEntry()).isNotNull();
        return zip;
    }

    private static InputStream unpacked(Path file, InputStream raw) throws IOException {
        return file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
    }

    String name(Path file) {
        return folder.relativize(file).toString();
    }
}
