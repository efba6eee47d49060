package io.orrery.gateway.fanout.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ViewerProtocolTest {
    private static final Path CASES = Path.of("src/test/resources/cases/fanout");

    @TestFactory
    Stream<DynamicTest> every_written_conversation_goes_as_written() throws IOException {
        List<Path> files;
        try (Stream<Path> list = Files.list(CASES)) {
            files = list.filter(path -> path.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
        assertThat(files).hasSizeGreaterThan(10);
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(
                        file.getFileName().toString(), () -> new ViewerScript().play(Files.readAllLines(file))));
    }

    @Test
    void a_script_that_expects_too_little_fails() {
        assertThatThrownBy(() ->
                        new ViewerScript().play(List.of("snapshot 1 5 40", "> hello 100", "< welcome 1 5 frames 1")))
                .isInstanceOf(AssertionError.class);
    }
}
