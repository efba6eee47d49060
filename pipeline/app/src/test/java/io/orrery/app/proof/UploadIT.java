package io.orrery.app.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.app.client.GraphModel;
import io.orrery.app.client.OrreryClient;
import io.orrery.app.client.Viewer;
import io.orrery.app.process.SharedOrrery;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A file becomes a graph that lies still, seen from outside.
class UploadIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Test
    void aCsvBecomesAGraphWithFoldedEdgesAndPositions() throws Exception {
        byte[] csv = "src,dst,why\na,b,one\nb,c,two\na,b,three\nc,a,four\nc,c,loop\n".getBytes(StandardCharsets.UTF_8);
        try (OrreryClient client = SharedOrrery.get().admin()) {
            String id = client.upload("five rows", "csv", "src", "dst", csv);

            JsonNode graph = client.awaitGraph(
                    id, LIMIT, g -> "ready".equals(g.path("status").asString("")));

            assertThat(graph.path("nodes").asInt()).isEqualTo(3);
            assertThat(graph.path("edges").asInt()).isEqualTo(4);
            try (Viewer viewer = client.view(id)) {
                GraphModel model =
                        viewer.await("the graph", LIMIT, m -> m.nodes().size() == 3);
                assertThat(model.countsByEdge()).isEqualTo(Map.of("a  b", 2, "b  c", 1, "c  a", 1, "c  c", 1));
                float[] positions = viewer.awaitPositions(LIMIT, p -> p.length >= 6);
                for (int slot : model.nodes().keySet()) {
                    assertThat(positions[2 * slot]).isFinite();
                    assertThat(positions[2 * slot + 1]).isFinite();
                }
            }
        }
    }

    @Test
    void theInspectorReadsTheRowBack() throws Exception {
        byte[] csv = "src,dst,why\nx,y,because <b>\n".getBytes(StandardCharsets.UTF_8);
        try (OrreryClient client = SharedOrrery.get().admin()) {
            String id = client.upload("one row", "csv", "src", "dst", csv);
            client.awaitGraph(id, LIMIT, g -> g.path("edges").asInt() == 1);
            try (Viewer viewer = client.view(id)) {
                viewer.await("the edge", LIMIT, m -> m.edgeCount() == 1);

                OrreryClient.Answer answer = client.get("/api/v1/graphs/" + id + "/edges/0");

                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.json().at("/attributes/why").asString("")).isEqualTo("because <b>");
            }
        }
    }
}
