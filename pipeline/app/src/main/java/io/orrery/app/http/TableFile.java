package io.orrery.app.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A table on disk, as the upload door names its formats.
public record TableFile(Path path, String format) {
    private static final Map<String, String> FORMATS = Map.ofEntries(
            Map.entry("csv", "csv"),
            Map.entry("tsv", "csv"),
            Map.entry("txt", "csv"),
            Map.entry("json", "json"),
            Map.entry("ndjson", "json"),
            Map.entry("jsonl", "json"),
            Map.entry("parquet", "parquet"),
            Map.entry("arrow", "arrow"),
            Map.entry("feather", "arrow"));
    private static final List<String> SOURCES = List.of("source", "src", "from", "s");
    private static final List<String> DESTINATIONS = List.of("destination", "dst", "target", "to", "d");

    /// @throws ApiFailure when the file cannot be read or its kind is unknown
    public static TableFile of(Path path) {
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new ApiFailure("there is no readable file " + path);
        }
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        String format = FORMATS.get(name.substring(name.lastIndexOf('.') + 1));
        if (format == null) {
            throw new ApiFailure("the kind of " + path
                    + " is unknown: its name must end in .csv, .tsv, .json, .ndjson, .parquet or .arrow");
        }
        return new TableFile(path, format);
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
        if (!format.equals("csv")) {
            return Optional.empty();
        }
        try (BufferedReader reader = Files.newBufferedReader(path)) {
            String header = reader.readLine();
            if (header == null) {
                return Optional.empty();
            }
            List<String> columns = List.of(header.replace("\"", "").split("[,;\t|]", -1));
            return names.stream()
                    .flatMap(name -> columns.stream().map(String::strip).filter(name::equalsIgnoreCase))
                    .findFirst();
        }
    }
}
