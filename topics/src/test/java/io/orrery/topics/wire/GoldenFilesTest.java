package io.orrery.topics.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What version 1 wrote stays readable for ever. When a format gains a version, its samples go into a new
/// folder and this one stays. To write the files of a new version, run with `-Dorrery.golden.write=DIR`.
class GoldenFilesTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/v1");

    static Stream<String> names() {
        return Samples.all().keySet().stream();
    }

    @Test
    void writesTheSamplesWhenAskedTo(@TempDir Path scratch) throws IOException {
        Path target = Path.of(System.getProperty("orrery.golden.write", scratch.toString()));
        for (Map.Entry<String, byte[]> sample : Samples.all().entrySet()) {
            Files.write(target.resolve(sample.getKey()), sample.getValue());
        }
        assertThat(target).isDirectoryContaining(path -> path.toString().endsWith("nodes.frame"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void aGoldenFileDecodesToItsSample(String name) throws IOException {
        byte[] golden = Files.readAllBytes(GOLDEN.resolve(name));

        Object decoded = Decoded.of(name, golden);

        assertThat(decoded)
                .usingRecursiveComparison()
                .withComparatorForType(Double::compare, Double.class)
                .withComparatorForType(Float::compare, Float.class)
                .isEqualTo(Decoded.of(name, Samples.all().get(name)));
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyTruncationIsRefusedOrHarmlessAndNeverAnythingElse(String name) throws IOException {
        byte[] golden = Files.readAllBytes(GOLDEN.resolve(name));

        for (int length = 0; length < golden.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(golden, length);
            try {
                Decoded.of(name, cut);
            } catch (MalformedRecord expected) {
                assertThat(expected.getMessage()).isNotBlank();
            }
        }
    }
}
