package io.orrery.ingest.cage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Options of one Java that another is started with.
class ParserProcessTest {
    @TempDir
    private Path folder;

    /// A server has such a cache from its second start on. Java does without one that it cannot read.
    @Test
    void aServerThatStartsFromItsCacheHasParsers() throws IOException, InterruptedException {
        List<String> command = ParserProcess.java(
                folder,
                List.of(
                        "-Xmx6g",
                        "-XX:AOTCache=" + folder.resolve("server.aot"),
                        "-Xlog:aot*=off",
                        "-XX:+UseCompactObjectHeaders"));
        assertThat(command)
                .contains("-XX:AOTCache=" + folder.resolve("server.aot"))
                .doesNotContain("-Xmx6g");
        command.add("-version");

        Process java = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(java.waitFor()).as(said).isZero();
    }
}
