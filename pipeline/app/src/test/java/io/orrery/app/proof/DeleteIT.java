package io.orrery.app.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.app.client.OrreryClient;
import io.orrery.app.client.Viewer;
import io.orrery.app.process.SharedOrrery;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// A deleted graph is gone at once from every answer, and its viewers are told.
class DeleteIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Test
    void aDeletedGraphAnswersLikeOneThatNeverWas() throws Exception {
        byte[] csv = "src,dst\ncanary,bird\n".getBytes(StandardCharsets.UTF_8);
        try (OrreryClient client = SharedOrrery.get().admin()) {
            String id = client.upload("short-lived", "csv", "src", "dst", csv);
            client.awaitGraph(id, LIMIT, g -> "ready".equals(g.path("status").asString("")));
            try (Viewer viewer = client.view(id)) {
                viewer.await("the edge", LIMIT, m -> m.edgeCount() == 1);

                OrreryClient.Answer deleted = client.delete("/api/v1/graphs/" + id);

                assertThat(deleted.status()).isIn(200, 202, 204);
                viewer.awaitControl(LIMIT, c -> "deleted".equals(c.path("t").asString("")));
            }
            OrreryClient.Answer gone = client.get("/api/v1/graphs/" + id);
            OrreryClient.Answer never = client.get("/api/v1/graphs/" + "f".repeat(id.length()));
            assertThat(gone.status()).isEqualTo(404);
            assertThat(gone.body().replace(id, "ID")).isEqualTo(never.body().replace("f".repeat(id.length()), "ID"));
            assertThat(client.get("/api/v1/graphs").body()).doesNotContain(id);
        }
    }
}
