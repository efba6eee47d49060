package io.orrery.app.bench;

import io.orrery.app.client.OrreryClient;
import io.orrery.app.client.Viewer;
import io.orrery.app.process.OrreryProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The whole, with its embedded servers, from outside.
class WholeBench {
    private static final Duration LIMIT = Duration.ofSeconds(180);

    @TempDir
    Path folder;

    @Test
    void start() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        for (String state : List.of("empty", "full", "full again")) {
            long begin = System.nanoTime();
            try (OrreryProcess orrery = OrreryProcess.start(data, OrreryProcess.BOTH_COMPILERS)) {
                print("ready with a data folder that is %s after %.1f s", state, seconds(begin));
            }
        }
    }

    @Test
    void millionEdgeParquet() throws Exception {
        Table table = table(100_000, 1_000_000);
        try (OrreryProcess orrery = OrreryProcess.start(
                        Files.createDirectory(folder.resolve("data")), OrreryProcess.BOTH_COMPILERS);
                OrreryClient client = orrery.admin()) {
            warmUp(client);
            String id = client.upload("a million edges", "parquet", "src", "dst", table.parquet());
            long begin = System.nanoTime();
            print(
                    "%d bytes of Parquet acknowledged, %d different edges in a million rows",
                    table.parquet().length, table.edges());
            try (Viewer viewer = client.view(id)) {
                viewer.awaitPositions(LIMIT, p -> p.length > 0);
                print("first positions at the viewer after %.1f s", seconds(begin));
                viewer.await("all edges", LIMIT, m -> m.edgeCount() == table.edges());
                print("all edges at the viewer after %.1f s", seconds(begin));
                viewer.awaitPositions(LIMIT, p -> p.length >= 200_000);
                print("first positions of all nodes at the viewer after %.1f s", seconds(begin));
                long frames = viewer.positionFrames();
                Thread.sleep(10_000);
                print("%.1f position frames a second while moving", (viewer.positionFrames() - frames) / 10.0);
                print("process tree %d MB with the graph open", ProcessTree.megabytes(orrery.pid()));
                client.awaitGraph(
                        id, LIMIT, g -> "ready".equals(g.path("status").asString("")));
                print("layout at rest after %.1f s", seconds(begin));
                print("process tree %d MB at rest", ProcessTree.megabytes(orrery.pid()));
            }
        }
    }

    @Test
    void twentyViewers() throws Exception {
        try (OrreryProcess orrery = OrreryProcess.start(
                        Files.createDirectory(folder.resolve("data")), OrreryProcess.BOTH_COMPILERS);
                OrreryClient client = orrery.admin()) {
            String id = client.upload(
                    "fifty thousand nodes",
                    "parquet",
                    "src",
                    "dst",
                    table(50_000, 150_000).parquet());
            client.awaitGraph(id, LIMIT, g -> g.path("edges").asInt() > 140_000);
            List<Viewer> viewers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                Viewer viewer = client.view(id);
                viewer.await("the graph", LIMIT, m -> m.edgeCount() > 140_000);
                viewers.add(viewer);
            }
            client.postJson("/api/v1/graphs/" + id + "/commands", "{\"type\":\"relayout\"}");
            Thread.sleep(2_000);
            long[] before = viewers.stream().mapToLong(Viewer::positionFrames).toArray();
            Thread.sleep(10_000);
            for (int i = 0; i < 20; i++) {
                print("viewer %d: %.1f frames/s", i, (viewers.get(i).positionFrames() - before[i]) / 10.0);
            }
            viewers.forEach(Viewer::close);
        }
    }

    @Test
    void eventToFrame() throws Exception {
        int rate = Integer.getInteger("orrery.rate", 1_000);
        int seconds = Integer.getInteger("orrery.seconds", 60);
        try (OrreryProcess orrery = OrreryProcess.start(
                        Files.createDirectory(folder.resolve("data")), OrreryProcess.BOTH_COMPILERS);
                OrreryClient client = orrery.admin()) {
            EventLoad load = EventLoad.create(client, "office");
            try (Viewer viewer = client.view(load.graph())) {
                load.run(viewer, rate, 10);
                EventLoad.Result result = load.run(viewer, rate, seconds);
                print("event posted to frame that shows it, %d events/s for %d s: %s", rate, seconds, result.latency());
            }
        }
    }

    @Test
    void sustained() throws Exception {
        int rate = Integer.getInteger("orrery.rate", 5_000);
        int seconds = Integer.getInteger("orrery.seconds", 600);
        try (OrreryProcess orrery = OrreryProcess.start(
                        Files.createDirectory(folder.resolve("data")), OrreryProcess.BOTH_COMPILERS);
                OrreryClient client = orrery.admin()) {
            EventLoad load = EventLoad.create(client, "office");
            try (Viewer viewer = client.view(load.graph())) {
                for (int minute = 0; minute * 60 < seconds; minute++) {
                    EventLoad.Result result = load.run(viewer, rate, Math.min(60, seconds - minute * 60));
                    JsonNode graph =
                            client.get("/api/v1/graphs/" + load.graph()).json();
                    print(
                            "minute %d: sent %d, behind by %d events, %s, process tree %d MB, %d nodes %d edges",
                            minute + 1,
                            result.sent(),
                            load.sent() - graph.path("rows").asLong(),
                            result.latency(),
                            ProcessTree.megabytes(orrery.pid()),
                            graph.path("nodes").asInt(),
                            graph.path("edges").asInt());
                }
            }
        }
    }

    /// The first upload pays for loading classes and native libraries; users pay that once.
    private static void warmUp(OrreryClient client) throws IOException, InterruptedException {
        String id = client.upload("warm", "csv", "src", "dst", "src,dst\na,b\n".getBytes(StandardCharsets.UTF_8));
        client.awaitGraph(id, LIMIT, g -> "ready".equals(g.path("status").asString("")));
    }

    /// @param edges how many differ: rows between the same two nodes are one edge
    private record Table(byte[] parquet, int edges) {}

    /// Communities of a hundred nodes, nine edges in ten inside; written by DuckDB.
    private Table table(int nodes, int edges) throws Exception {
        Path file = folder.resolve(nodes + "-" + edges + ".parquet");
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute("SELECT setseed(0.42)");
            statement.execute(String.format(Locale.ROOT, """
                    COPY (SELECT s AS src, CASE WHEN random() < 0.9 THEN (s // 100) * 100 + (random() * 100)::INT %% 100
                                           ELSE (random() * %1$d)::INT %% %1$d END AS dst, random() AS weight
                          FROM (SELECT i %% %1$d AS s FROM range(%2$d) t(i))) TO '%3$s' (FORMAT parquet)
                    """, nodes, edges, file));
            try (ResultSet distinct = statement.executeQuery("SELECT count(DISTINCT (src, dst)) FROM '" + file + "'")) {
                distinct.next();
                return new Table(Files.readAllBytes(file), distinct.getInt(1));
            }
        }
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private static void print(String format, Object... values) {
        System.out.println("BENCH " + String.format(Locale.ROOT, format, values));
    }
}
