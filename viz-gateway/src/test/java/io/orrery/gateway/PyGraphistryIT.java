package io.orrery.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.orrery.gateway.testing.Client;
import io.orrery.gateway.testing.TopicReader;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.model.TablePart;
import io.orrery.topics.model.UploadJob;
import io.orrery.topics.wire.Documents;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The package from PyPI as it is, where a Python that has it is at hand: `ORRERY_TEST_PYTHON`, else `python3`.
class PyGraphistryIT {
    private static final String PYTHON = System.getenv().getOrDefault("ORRERY_TEST_PYTHON", "python3");

    private final GatewayFixture fixture = GatewayFixture.get();
    private final TopicReader topics = new TopicReader(fixture.kafka, 4);

    @Test
    void registers_plots_uploads_and_shares_with_the_unmodified_package() throws Exception {
        assumeTrue(run(PYTHON, "-c", "import graphistry, pandas, pyarrow").exit() == 0, "no graphistry for " + PYTHON);
        Run run = run(
                PYTHON,
                "src/test/resources/conformance/plot.py",
                fixture.client.base().replace("http://", ""),
                "alice",
                GatewayFixture.PASSWORD,
                "cli-key",
                "0123456789abcdef0123456789abcdef");
        assertThat(run.exit()).as(run.output()).isZero();
        String line = run.output()
                .lines()
                .filter(l -> l.startsWith("REPORT "))
                .findFirst()
                .orElseThrow();
        JsonNode report = JsonMapper.shared().readTree(line.substring("REPORT ".length()));

        assertThat(parts(report, "plot")).containsExactlyInAnyOrder(TablePart.EDGES, TablePart.NODES);
        assertThat(parts(report, "edges_only")).containsExactly(TablePart.EDGES);
        assertThat(parts(report, "no_nodes")).containsExactlyInAnyOrder(TablePart.EDGES, TablePart.NODES);
        assertThat(parts(report, "files")).containsExactlyInAnyOrder(TablePart.EDGES, TablePart.NODES);
        assertThat(parts(report, "files_again")).containsExactlyInAnyOrder(TablePart.EDGES, TablePart.NODES);
        assertThat(parts(report, "personal_key")).containsExactly(TablePart.EDGES);
        assertThat(report.path("failures")).isEmpty();
        assertThat(report.path("concurrent")).hasSize(4);
        assertThat(report.path("wrong_password").asString()).contains("Unable to log in with provided credentials.");

        Client bob = fixture.as("bob");
        assertThat(bob.get("/api/v2/upload/datasets/" + report.path("public").asString())
                        .status())
                .isEqualTo(200);
        assertThat(bob.get("/api/v2/upload/datasets/" + report.path("private").asString())
                        .status())
                .isEqualTo(404);
        assertThat(fixture.client
                        .get("/api/v2/upload/datasets/" + report.path("plot").asString())
                        .status())
                .isEqualTo(401);
    }

    private List<TablePart> parts(JsonNode report, String name) {
        return topics.read(Catalogue.UPLOAD_JOBS, report.path(name).asString()).stream()
                .map(entry -> Documents.uploadJob(entry.value()))
                .map(UploadJob::part)
                .toList();
    }

    private record Run(int exit, String output) {}

    private static Run run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return new Run(process.exitValue(), output);
    }
}
