package io.orrery.app.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.app.client.OrreryClient;
import io.orrery.app.house.Checkout;
import io.orrery.app.process.OrreryProcess;
import io.orrery.app.process.SharedOrrery;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The unmodified `graphistry` package from PyPI, with pandas and pyarrow, is a user like any other.
class PyGraphistryIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Test
    void theUnmodifiedClientRegistersPlotsAndItsGraphsAreWhatItSent() throws Exception {
        OrreryProcess orrery = SharedOrrery.get();

        List<JsonNode> cases = run(
                python(),
                "plot_with_pygraphistry.py",
                orrery.address().getAuthority(),
                "admin",
                OrreryProcess.PASSWORD,
                OrreryProcess.KEY_ID,
                OrreryProcess.KEY_SECRET);

        assertThat(cases).hasSize(16);
        assertThat(cases)
                .allSatisfy(one -> assertThat(one.path("ok").asBoolean())
                        .as(one.path("case").asString("") + ": "
                                + one.path("error").asString(""))
                        .isTrue());
        try (OrreryClient client = orrery.admin()) {
            for (JsonNode one : cases) {
                if (one.hasNonNull("url")) {
                    String id = one.path("url").asString("").replaceAll(".*dataset=([A-Za-z0-9_-]+).*", "$1");
                    JsonNode graph = client.awaitGraph(
                            id, LIMIT, g -> "ready".equals(g.path("status").asString("")));
                    assertThat(graph.path("nodes").asInt())
                            .as(one + " nodes of " + graph)
                            .isEqualTo(one.path("nodes").asInt());
                    assertThat(graph.path("edges").asInt())
                            .as(one + " edges of " + graph)
                            .isEqualTo(one.path("edges").asInt());
                    assertThat(URI.create(one.path("url").asString("")).getPath())
                            .isEqualTo("/graph/graph.html");
                }
            }
        }
    }

    private static List<JsonNode> run(Path python, String script, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                python.toString(),
                Checkout.root()
                        .resolve("pipeline/app/src/test/python")
                        .resolve(script)
                        .toString()));
        command.addAll(List.of(arguments));
        Path errors = Files.createTempFile("python", ".log");
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        List<JsonNode> lines = new ArrayList<>();
        try (var output = process.inputReader()) {
            output.lines()
                    .filter(line -> line.startsWith("{"))
                    .map(OrreryClient.JSON::readTree)
                    .forEach(lines::add);
        }
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new AssertionError(script + " failed after " + lines + ":\n" + Files.readString(errors));
        }
        return lines;
    }

    /// A virtual environment beside the build's output, made once and again when the requirements change.
    private static Path python() throws IOException, InterruptedException {
        Path requirements = Checkout.root().resolve("pipeline/app/src/test/python/requirements.txt");
        String stamp = Integer.toHexString(Files.readString(requirements).hashCode());
        Path home = Checkout.root().resolve("pipeline/app/target/python-" + stamp);
        Path python = home.resolve("bin/python");
        if (!Files.exists(home.resolve("ready"))) {
            command("python3", "-m", "venv", home.toString());
            command(
                    python.toString(),
                    "-m",
                    "pip",
                    "install",
                    "--quiet",
                    "--no-compile",
                    "-r",
                    requirements.toString());
            Files.writeString(home.resolve("ready"), "");
        }
        return python;
    }

    private static void command(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new AssertionError(String.join(" ", command) + " failed");
        }
    }
}
