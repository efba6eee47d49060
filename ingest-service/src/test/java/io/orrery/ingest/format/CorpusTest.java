package io.orrery.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.ingest.table.Refusal;
import io.orrery.topics.model.FileFormat;
import io.orrery.topics.model.TablePart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// Reads every file of a known ending under `-Dorrery.corpus=FOLDER` and prints what came of it. No file may make a
/// reader give up.
@EnabledIfSystemProperty(named = "orrery.corpus", matches = "/.+")
class CorpusTest {
    @TempDir
    Path scratch;

    @Test
    void everyFileGivesATableOrARefusalThatSaysWhy() throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(Path.of(System.getProperty("orrery.corpus")))) {
            files = walk.filter(p -> Files.isRegularFile(p) && format(p).isPresent())
                    .sorted()
                    .toList();
        }
        List<String> gaveUp = new ArrayList<>();
        int read = 0;
        int refused = 0;
        for (Path file : files) {
            long begun = System.nanoTime();
            TableText text = TableText.read(
                    scratch, Files.readAllBytes(file), format(file).orElseThrow(), Map.of(), List.of());
            long rows = text.batches.stream().mapToLong(b -> b.table().rows()).sum();
            long nodes = text.batches.stream()
                    .filter(b -> b.part() == TablePart.NODES)
                    .mapToLong(b -> b.table().rows())
                    .sum();
            long millis = (System.nanoTime() - begun) / 1_000_000;
            System.out.printf(
                    "%-50s %8d nodes %8d rows %5d left out %6d ms  %s%n",
                    file.getFileName(),
                    nodes,
                    rows - nodes,
                    text.rejected.size(),
                    millis,
                    text.refusal.map(r -> r.message() + " " + r.position()).orElse(""));
            read += text.refusal.isEmpty() ? 1 : 0;
            refused += text.refusal.isPresent() ? 1 : 0;
            text.refusal
                    .map(Refusal::message)
                    .filter(m -> m.contains("gave up"))
                    .ifPresent(gaveUp::add);
        }
        System.out.println(files.size() + " files, " + read + " read, " + refused + " refused");
        assertThat(files).isNotEmpty();
        assertThat(gaveUp).isEmpty();
    }

    private static Optional<FileFormat> format(Path path) {
        String name = path.getFileName().toString();
        String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        if (path.getParent().endsWith("graphson")) {
            return Optional.of(FileFormat.GRAPHSON);
        }
        return switch (plain.substring(plain.lastIndexOf('.') + 1)) {
            case "csv", "tsv" -> Optional.of(FileFormat.CSV);
            case "json", "ndjson", "jsonl" -> Optional.of(FileFormat.JSON);
            case "parquet" -> Optional.of(FileFormat.PARQUET);
            case "arrow_file", "stream", "arrow" -> Optional.of(FileFormat.ARROW);
            case "txt", "e" -> Optional.of(FileFormat.EDGE_LIST);
            case "mtx" -> Optional.of(FileFormat.MATRIX_MARKET);
            case "graph" -> Optional.of(FileFormat.METIS);
            case "graphml" -> Optional.of(FileFormat.GRAPHML);
            case "gexf" -> Optional.of(FileFormat.GEXF);
            case "gml" -> Optional.of(FileFormat.GML);
            case "net" -> Optional.of(FileFormat.PAJEK);
            case "dot" -> Optional.of(FileFormat.DOT);
            case "xlsx" -> Optional.of(FileFormat.XLSX);
            default -> Optional.empty();
        };
    }
}
