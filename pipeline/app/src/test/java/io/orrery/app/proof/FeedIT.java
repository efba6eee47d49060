package io.orrery.app.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.app.client.GraphModel;
import io.orrery.app.client.OrreryClient;
import io.orrery.app.client.Viewer;
import io.orrery.app.process.SharedOrrery;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Events become a graph that grows while it is watched.
class FeedIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Test
    void eventsAppearWithCountsAndTheRawLineIsOneRequestAway() throws Exception {
        try (OrreryClient client = SharedOrrery.get().admin()) {
            Feed feed = Feed.create(client, "logons");
            OrreryClient.Answer first = feed.post("""
                    {"user":"ada","host":"ws1","time":"2026-01-01T00:00:00Z"}
                    {"user":"ada","host":"ws1","time":"2026-01-01T00:00:01Z"}
                    not json
                    {"user":"bob","host":"ws2","time":"2026-01-01T00:00:02+01:00"}
                    """);
            assertThat(first.json().path("accepted").asInt()).isEqualTo(3);
            assertThat(first.json().at("/rejected/0/line").asInt()).isEqualTo(3);

            try (Viewer viewer = client.view(feed.graph())) {
                GraphModel model = viewer.await("both edges", LIMIT, m -> m.edgeCount() == 2 && m.eventCount() == 3);
                assertThat(model.countsByEdge()).isEqualTo(Map.of("ada logged_on ws1", 2, "bob logged_on ws2", 1));

                feed.post("{\"user\":\"eve\",\"host\":\"ws1\",\"time\":\"2026-01-01T00:00:03Z\"}\n");

                viewer.await("the third edge", LIMIT, m -> m.edgeCount() == 3);
                viewer.awaitPositions(LIMIT, p -> p.length >= 10);
                OrreryClient.Answer edge = client.get("/api/v1/graphs/" + feed.graph() + "/edges/0");
                assertThat(edge.json().at("/sources/0/text").asString("")).contains("\"user\":\"ada\"");
            }
        }
    }

    @Test
    void aViewerThatComesBackGoesOnWhereItWas() throws Exception {
        try (OrreryClient client = SharedOrrery.get().admin()) {
            Feed feed = Feed.create(client, "resume");
            feed.post("{\"user\":\"u0\",\"host\":\"h0\",\"time\":1767225600}\n");
            GraphModel before;
            try (Viewer viewer = client.view(feed.graph())) {
                before = viewer.await("the first edge", LIMIT, m -> m.edgeCount() == 1);
            }
            for (int i = 1; i < 20; i++) {
                feed.post("{\"user\":\"u" + i + "\",\"host\":\"h0\",\"time\":1767225600}\n");
            }

            try (Viewer resumed = client.resume(feed.graph(), before)) {
                assertThat(resumed.awaitControl(
                                        LIMIT, c -> "welcome".equals(c.path("t").asString("")))
                                .path("resumed")
                                .asBoolean())
                        .isTrue();
                // The new model holds only what came after: nineteen edges, each with its new user; h0 was known
                // before.
                resumed.awaitControl(LIMIT, c -> "welcome".equals(c.path("t").asString("")));
            }
            try (Viewer fresh = client.view(feed.graph())) {
                assertThat(fresh.await("all edges", LIMIT, m -> m.edgeCount() == 20)
                                .eventCount())
                        .isEqualTo(20);
            }
        }
    }
}
