package io.orrery.app.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.app.client.OrreryClient;
import io.orrery.app.process.SharedOrrery;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Whatever a person drops into the window ends as one clear sentence, at once or in the graph's status.
class UglyUploadsIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("nothing at all", "csv", ""),
                Arguments.of("a header and nothing else", "csv", "a,b\n"),
                Arguments.of("no such column", "csv", "a,b\n1,2\n"),
                Arguments.of("an open quote", "csv", "src,dst\n\"a,b\n"),
                Arguments.of("text that is no Arrow", "arrow", "src,dst\na,b\n"),
                Arguments.of("an Arrow magic and nothing else", "arrow", "ARROW1\0\0"),
                Arguments.of("a Parquet magic and nothing else", "parquet", "PAR1PAR1"),
                Arguments.of("half a JSON array", "json", "[{\"src\":\"a\",\"dst\":"),
                Arguments.of("JSON that is a number", "json", "42"),
                Arguments.of("a page of HTML", "json", "<html></html>"));
    }

    @ParameterizedTest(name = "{0} as {1}")
    @MethodSource("files")
    void anUglyFileEndsAsOneClearError(String name, String format, String content) throws Exception {
        try (OrreryClient client = SharedOrrery.get().admin()) {
            OrreryClient.Answer created = client.postJson(
                    "/api/v2/upload/datasets/",
                    "{\"name\":\"ugly\",\"metadata\":{},\"node_encodings\":{\"bindings\":{}},"
                            + "\"edge_encodings\":{\"bindings\":{\"source\":\"src\",\"destination\":\"dst\"}}}");
            String id = created.json().at("/data/dataset_id").asString("");

            OrreryClient.Answer answer = client.post(
                    "/api/v2/upload/datasets/" + id + "/edges/" + format,
                    "application/octet-stream",
                    content.getBytes(StandardCharsets.UTF_8));

            if (answer.status() == 200) {
                JsonNode graph = client.awaitGraph(
                        id, LIMIT, g -> "failed".equals(g.path("status").asString("")));
                assertThat(graph.at("/errors/0/message").asString(""))
                        .isNotBlank()
                        .doesNotContain("Exception", "/tmp");
            } else {
                assertThat(answer.status()).isBetween(400, 422);
                assertThat(answer.json().path("success").asBoolean(true)).isFalse();
                assertThat(answer.json().path("message").asString(""))
                        .isNotBlank()
                        .doesNotContain("Exception");
            }
        }
    }
}
