package io.orrery.app.proof;

import io.orrery.app.client.GraphModel;
import io.orrery.app.client.OrreryClient;
import io.orrery.app.client.Viewer;
import io.orrery.app.process.OrreryProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/// A feed of anything, to which a recording is played while the server dies, and whose dead letters are repaired and
/// sent again all the while, by two people at once.
final class RecordedFeed {
    private static final int POSTS_PER_LOGIN = 50;
    private static final int LETTERS_A_PAGE = 20;

    private final String name;
    private final String graph;
    private final Recording recording;
    private final AtomicLong acknowledged = new AtomicLong();

    private RecordedFeed(String name, String graph, Recording recording) {
        this.name = name;
        this.graph = graph;
        this.recording = recording;
    }

    static RecordedFeed create(OrreryClient client, String name, long seed) throws IOException {
        OrreryClient.Answer answer =
                client.postJson("/api/v1/feeds", "{\"name\":\"" + name + "\",\"windowSeconds\":3600}");
        String graph = answer.json().path("graph").asString("");
        if (graph.isEmpty()) {
            throw new AssertionError("the feed was not created: " + answer);
        }
        return new RecordedFeed(name, graph, new Recording(seed));
    }

    String graph() {
        return graph;
    }

    /// Events of posts that were answered.
    long acknowledged() {
        return acknowledged.get();
    }

    /// Logs in and plays a while; ends at the first failure, after which the next part is played.
    void play(OrreryProcess orrery) throws IOException, InterruptedException {
        try (OrreryClient client = orrery.admin()) {
            for (int post = 0; post < POSTS_PER_LOGIN; post++) {
                OrreryClient.Answer answer =
                        client.post("/api/v1/feeds/" + name + "/events", "text/plain", recording.next());
                if (answer.status() == 200) {
                    acknowledged.addAndGet(answer.json().path("accepted").asLong());
                }
                Thread.sleep(40);
            }
        }
    }

    /// Repairs the newest letters that were not sent again yet: each becomes a logon of a user of its own.
    void mend(OrreryProcess orrery) throws IOException, InterruptedException {
        try (OrreryClient client = orrery.admin()) {
            JsonNode page = client.get("/api/v1/feeds/" + name + "/dead-letters?limit=" + LETTERS_A_PAGE)
                    .json();
            List<Map<String, String>> wishes = new ArrayList<>();
            for (JsonNode letter : page.path("letters")) {
                String id = letter.path("id").asString("");
                String line = "<38>Nov 22 10:00:00 web1 sshd[1]: Accepted password for mended-"
                        + Integer.toHexString(id.hashCode()) + " from 10.9.9.9 port 22 ssh2";
                wishes.add(Map.of("id", id, "text", line));
            }
            if (!wishes.isEmpty()) {
                client.post(
                        "/api/v1/feeds/" + name + "/dead-letters:replay",
                        "application/json",
                        OrreryClient.JSON
                                .writeValueAsString(Map.of("letters", wishes))
                                .getBytes(StandardCharsets.UTF_8));
            }
        }
        Thread.sleep(150);
    }

    /// What the server shows in the end.
    ///
    /// @param counts `type:id relation type:id` to count
    record Shown(Map<String, Integer> counts, JsonNode health) {}

    /// Waits until the feed says that nothing is under way, and looks at its graph.
    Shown settle(OrreryClient client, Duration limit) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        JsonNode health = health(client);
        while (health.path("received").asLong() < acknowledged()
                || health.path("lag").asLong(-1) != 0) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("the feed did not settle within " + limit + ": " + health);
            }
            Thread.sleep(100);
            health = health(client);
        }
        int edges = client.get("/api/v1/graphs/" + graph).json().path("edges").asInt();
        try (Viewer viewer = client.view(graph)) {
            GraphModel model = viewer.await("the whole graph", limit, seen -> seen.edgeCount() == edges);
            return new Shown(model.countsByTypedEdge(), health);
        }
    }

    private JsonNode health(OrreryClient client) throws IOException {
        OrreryClient.Answer answer = client.get("/api/v1/feeds/" + name);
        return answer.status() == 200 ? answer.json().path("health") : OrreryClient.JSON.createObjectNode();
    }
}
