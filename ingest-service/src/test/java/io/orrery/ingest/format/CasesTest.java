package io.orrery.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.topics.model.FileFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Each file under `cases/<format>/` is one upload and what must come of it. Lines `option: key=value`, `required: a,
/// b` and `bytes: escaped`
/// (then `\n \r \t \0 \xHH \\` are escapes and line ends mean nothing) may come before `--- input`; what follows `---
/// expected` is compared whole.
class CasesTest {
    private static final Path CASES = Path.of("src/test/resources/cases");

    @TempDir
    Path scratch;

    @TestFactory
    Stream<DynamicTest> everyCaseGivesItsTableOrItsRefusal() throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(CASES)) {
            files = walk.filter(p -> p.toString().endsWith(".case")).sorted().toList();
        }
        assertThat(files).hasSizeGreaterThan(20);
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(CASES.relativize(file).toString(), () -> check(file)));
    }

    private void check(Path file) throws IOException {
        String text = Files.readString(file);
        String[] parts = text.split("(?m)^--- (?:input|expected)\n", 3);
        Map<String, String> options = new HashMap<>();
        List<String> required = new ArrayList<>();
        boolean escaped = false;
        for (String line : parts[0].lines().toList()) {
            String value = line.substring(line.indexOf(':') + 1).strip();
            if (line.startsWith("option:")) {
                options.put(value.substring(0, value.indexOf('=')), value.substring(value.indexOf('=') + 1));
            } else if (line.startsWith("required:")) {
                required.addAll(List.of(value.split(", ")));
            } else if (line.startsWith("bytes: escaped")) {
                escaped = true;
            }
        }
        byte[] input = escaped ? unescaped(parts[1]) : parts[1].getBytes(StandardCharsets.UTF_8);
        FileFormat format =
                FileFormat.valueOf(file.getParent().getFileName().toString().toUpperCase(Locale.ROOT));
        TableText read = TableText.read(scratch, input, format, options, required);
        assertThat(read.toString()).isEqualTo(parts[2]);
    }

    private static byte[] unescaped(String text) {
        var out = new java.io.ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                continue;
            }
            if (c != '\\') {
                out.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
                continue;
            }
            char e = text.charAt(++i);
            switch (e) {
                case 'n' -> out.write('\n');
                case 'r' -> out.write('\r');
                case 't' -> out.write('\t');
                case '0' -> out.write(0);
                case 'x' -> {
                    out.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                    i += 2;
                }
                default -> out.write(e);
            }
        }
        return out.toByteArray();
    }
}
