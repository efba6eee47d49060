package io.orrery.app.http;

import io.orrery.ingest.format.Endings;
import io.orrery.ingest.format.FileHead;
import io.orrery.topics.model.FileFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// A file on disk that makes a graph, or a part of one.
public record TableFile(Path path, FileFormat format) {
    private static final List<FileFormat> TABLES =
            List.of(FileFormat.CSV, FileFormat.JSON, FileFormat.PARQUET, FileFormat.ARROW, FileFormat.XLSX);
    private static final List<String> SOURCES = List.of("source", "src", "from", "s");
    private static final List<String> DESTINATIONS = List.of("destination", "dst", "target", "to", "d");

    /// @throws ApiFailure when the file cannot be read or its kind is unknown
    public static TableFile of(Path path) {
        requireReadable(path);
        String name = path.getFileName().toString();
        Optional<FileFormat> graph = Endings.graphFormat(name);
        return new TableFile(
                path,
                graph.or(() -> TABLES.stream()
                                .filter(format -> Endings.fit(name, format))
                                .findFirst())
                        .orElseThrow(() -> unknown(path)));
    }

    /// @throws ApiFailure when the file cannot be read
    public static void requireReadable(Path path) {
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new ApiFailure("there is no readable file " + path);
        }
    }

    private static ApiFailure unknown(Path path) {
        String endings = Arrays.stream(FileFormat.values())
                .flatMap(format -> Endings.of(format).stream())
                .distinct()
                .map(ending -> "." + ending)
                .collect(Collectors.joining(", "));
        return new ApiFailure("the kind of " + path + " is unknown: its name must end in one of " + endings);
    }

    /// The same file, as an edge list when it is a text without a header that looks like one.
    public TableFile lookedInto() throws IOException {
        boolean edges = format == FileFormat.CSV && FileHead.isEdgeList(path);
        return edges ? new TableFile(path, FileFormat.EDGE_LIST) : this;
    }

    /// How the upload door calls the format.
    public String word() {
        return format.name().toLowerCase(Locale.ROOT).replace("_", "");
    }

    /// The column that by its name holds edges' sources; only text files are looked into.
    public Optional<String> guessSource() throws IOException {
        return guess(SOURCES);
    }

    /// As [#guessSource] for destinations.
    public Optional<String> guessDestination() throws IOException {
        return guess(DESTINATIONS);
    }

    private Optional<String> guess(List<String> names) throws IOException {
        if (format != FileFormat.CSV) {
            return Optional.empty();
        }
        List<String> columns =
                List.of(FileHead.firstLine(path).replace("\"", "").split("[,;\t|]", -1));
        return names.stream()
                .flatMap(name -> columns.stream().map(String::strip).filter(name::equalsIgnoreCase))
                .findFirst();
    }
}
