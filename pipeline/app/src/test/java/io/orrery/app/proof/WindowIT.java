package io.orrery.app.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.app.client.OrreryClient;
import io.orrery.app.client.Viewer;
import io.orrery.app.process.SharedOrrery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// An old log meets a window that is too short for it: what left is told, and a longer window takes the log again.
class WindowIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int DAY = 86_400;

    private final String name = "window-" + UUID.randomUUID();

    @Test
    void whatLeftIsToldAndComesBackUnderALongerWindowWhenItIsSentAgain() throws Exception {
        try (OrreryClient client = SharedOrrery.get().admin()) {
            String graph = client.postJson("/api/v1/feeds", body(Map.of("name", name, "windowSeconds", DAY)))
                    .json()
                    .path("graph")
                    .asString();
            String log = line("2025-03-12", "198.51.100.1", "ada") + line("2025-03-14", "198.51.100.2", "bob");
            post(client, log);
            try (Viewer viewer = client.view(graph)) {
                viewer.await("the last day", LIMIT, m -> m.countsByEdge().containsKey("198.51.100.2 ssh web1"));
                assertThat(awaitLeft(client, 2).path("taken").asInt()).isEqualTo(2);
                assertThat(viewer.await("without the first", LIMIT, m -> m.edgeCount() == 2)
                                .countsByEdge())
                        .doesNotContainKey("198.51.100.1 ssh web1");

                assertThat(change(client, 0.5).json().path("message").asString())
                        .isEqualTo("Field 'windowSeconds' must be a number of seconds from 1 to 315360000, or 0 to keep"
                                + " edges for ever");
                assertThat(change(client, 7 * DAY).json().path("adopted").asBoolean())
                        .isTrue();
                post(client, log);
                // The two events may come in two batches: the second one's edge is there before it is told again.
                assertThat(viewer.await(
                                        "both days",
                                        LIMIT,
                                        m -> m.edgeCount() == 4
                                                && m.countsByEdge().getOrDefault("198.51.100.2 ssh web1", 0) > 1)
                                .countsByEdge())
                        .containsEntry("198.51.100.1 ssh web1", 1)
                        .containsEntry("198.51.100.2 ssh web1", 2);

                change(client, DAY);
                post(client, line("2025-03-14", "198.51.100.2", "bob"));
                viewer.await("the last day again", LIMIT, m -> m.edgeCount() == 2);
            }
            assertThat(awaitLeft(client, 4).path("taken").asInt()).isEqualTo(5);
        }
    }

    private OrreryClient.Answer change(OrreryClient client, double windowSeconds) throws IOException {
        return client.putJson("/api/v1/feeds/" + name, body(Map.of("windowSeconds", windowSeconds)));
    }

    /// The feed's health, once so many edges have left.
    private JsonNode awaitLeft(OrreryClient client, int edges) throws Exception {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        JsonNode health = client.get("/api/v1/feeds/" + name).json().path("health");
        while (health.path("left").asInt() != edges) {
            assertThat(System.nanoTime()).as(health.toString()).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(100);
            health = client.get("/api/v1/feeds/" + name).json().path("health");
        }
        return health;
    }

    private static String line(String day, String address, String user) {
        return "<38>1 " + day + "T08:00:00Z web1 sshd 1 - - Failed password for " + user + " from " + address
                + " port 4022 ssh2\n";
    }

    private void post(OrreryClient client, String lines) throws IOException {
        OrreryClient.Answer answer =
                client.post("/api/v1/feeds/" + name + "/events", "text/plain", lines.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private static String body(Map<String, Object> fields) {
        return OrreryClient.JSON.writeValueAsString(fields);
    }
}
