package io.orrery.gateway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// One case of a file under `cases/doors`: `=== what it is about`, then the body as sent, `--- gives`, and what
/// comes of it. `␍` in the body stands for a carriage return.
public record DoorCase(String about, byte[] body, String gives) {
    public static Stream<DoorCase> of(String file) {
        try {
            String text = Files.readString(Path.of("src/test/resources/cases/doors", file));
            List<String> cases = Arrays.asList(text.split("(?m)^=== ", -1));
            return cases.stream().skip(1).map(DoorCase::parse);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DoorCase parse(String text) {
        int line = text.indexOf('\n');
        String[] parts = text.substring(line + 1).split("--- gives\n", 2);
        return new DoorCase(
                text.substring(0, line),
                parts[0].replace('␍', '\r').getBytes(StandardCharsets.UTF_8),
                parts[1].strip());
    }
}
