package io.orrery.app.demo;

import io.orrery.app.demo.scenario.Scenario;
import io.orrery.app.http.Api;
import io.orrery.app.http.Events;
import io.orrery.app.http.FeedSender;
import io.orrery.app.http.Feeds;
import io.orrery.app.http.Graphs;
import io.orrery.app.http.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Loads the demo once and sends its feed. One thread.
public final class Demo {
    public static final String GRAPH = "Orrery's own build";
    public static final String FEED = "office-network";
    /// Events per second unless told otherwise.
    public static final double DEFAULT_RATE = 40;

    private static final int WINDOW_SECONDS = 600;
    private static final long SEED = 1;

    private final Api api;
    private final Path home;

    /// @param home the checkout, whose browser application's lock file is read if it is there
    public Demo(Api api, Path home) {
        this.api = api;
        this.home = home;
    }

    /// Which fields of the feed's events are which entities and relations.
    public static JsonNode mapping() throws IOException {
        try (InputStream in = Demo.class.getResourceAsStream("office-network.json")) {
            return Api.JSON.readTree(
                    Objects.requireNonNull(in, "office-network.json").readAllBytes());
        }
    }

    /// Uploads the graph of the build unless it is there, and returns its id.
    public String loadGraph() throws IOException {
        for (JsonNode graph : Graphs.list(api)) {
            if (graph.path("name").asString("").equals(GRAPH)) {
                return graph.path("id").asString("");
            }
        }
        Path folder = Files.createTempDirectory("orrery-demo");
        Path nodes = folder.resolve("nodes.csv");
        Path edges = folder.resolve("edges.csv");
        try {
            BuildGraph build = new BuildGraph();
            build.addJars(System.getProperty("java.class.path", ""));
            build.addLockFile(home.resolve("viz-gateway/ui/package-lock.json"));
            build.write(nodes, edges);
            String id = Upload.create(
                    api,
                    GRAPH,
                    "source",
                    "destination",
                    "id",
                    Map.of("edge_weight", "references"),
                    Map.of("node_title", "label"));
            Upload.table(api, id, "nodes", "csv", nodes, share -> {});
            Upload.table(api, id, "edges", "csv", edges, share -> {});
            return id;
        } finally {
            Files.deleteIfExists(nodes);
            Files.deleteIfExists(edges);
            Files.deleteIfExists(folder);
        }
    }

    /// Makes the feed unless it is there, and returns the id of its graph.
    public String loadFeed() throws IOException {
        Optional<String> existing = Feeds.graph(api, FEED);
        return existing.isPresent() ? existing.get() : Feeds.create(api, FEED, mapping(), WINDOW_SECONDS);
    }

    /// Sends the scenario to the feed until the limit is over or this thread is interrupted.
    ///
    /// @param rate events per second
    public void send(double rate, Duration limit) throws IOException {
        Scenario scenario = new Scenario(SEED, System.currentTimeMillis(), rate);
        new FeedSender(api, FEED).send(Events.endless(() -> scenario.next().line()), rate, limit);
    }
}
