package io.orrery.ingest.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Cases as files that people can read: `== what it is about`, the event as it comes, then for each
/// outcome `-> dataset time`, `-> refused REASON position` or `-> nothing`, and the fields `name =
/// value` that must be there and `!name` that must not.
record JsonCases(String file, String about, String input, List<Outcome> expected) {
    /// @param head the line behind the arrow
    record Outcome(String head, List<String> fields) {}

    static List<JsonCases> all(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().flatMap(JsonCases::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<JsonCases> of(Path file) {
        try {
            String name = String.valueOf(file.getFileName());
            String[] blocks = Files.readString(file).split("(?m)^== ", -1);
            return Stream.of(blocks).skip(1).map(block -> one(name, block));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonCases one(String file, String block) {
        List<String> lines = block.lines().toList();
        StringBuilder input = new StringBuilder();
        List<Outcome> expected = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            if (line.startsWith("-> ")) {
                expected.add(new Outcome(line.substring(3), new ArrayList<>()));
            } else if (expected.isEmpty()) {
                input.append(line).append('\n');
            } else if (!line.isBlank()) {
                expected.getLast().fields.add(line);
            }
        }
        if (expected.isEmpty()) {
            throw new IllegalStateException(file + ": " + lines.getFirst() + " expects nothing");
        }
        return new JsonCases(file, lines.getFirst(), input.toString(), expected);
    }
}
