package io.orrery.ingest.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What people and programs do to log files, as scripts, each with the lines that must come out of it. Every
/// script is played as it is, and with a crash after every read. The control forgets its positions at each
/// restart.
class RotationTest {
    private static final Path SCRIPTS = Path.of("src/test/resources/folder");

    @TempDir
    Path scratch;

    static Stream<String> scripts() throws IOException {
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".script"))
                    .sorted()
                    .toList();
            return names.stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scripts")
    void everyLineComesOnce(String script) throws Exception {
        play(script, RotationScript.Manner.CALM);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scripts")
    void everyLineComesOnceThoughEveryReadCrashesFirst(String script) throws Exception {
        play(script, RotationScript.Manner.CRASHING);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scripts")
    void whoForgetsPositionsReadsTwice(String script) throws Exception {
        if (Files.readString(SCRIPTS.resolve(script)).contains("\nrestart\n")) {
            assertThat(catchFailure(script)).isNotNull();
        }
    }

    private AssertionError catchFailure(String script) throws Exception {
        try {
            play(script, RotationScript.Manner.FORGETFUL);
            return null;
        } catch (AssertionError expected) {
            return expected;
        }
    }

    private void play(String script, RotationScript.Manner manner) throws Exception {
        try (RotationScript playing = new RotationScript(scratch, manner)) {
            playing.play(Files.readAllLines(SCRIPTS.resolve(script)));
        }
    }
}
