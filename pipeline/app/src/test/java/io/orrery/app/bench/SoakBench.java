package io.orrery.app.bench;

import io.orrery.app.cli.ServerHeap;
import io.orrery.app.client.OrreryClient;
import io.orrery.app.client.Viewer;
import io.orrery.app.process.OrreryProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Long loads on the whole with its embedded servers, from outside. Sizes are system properties, so that the same
/// driver runs for two minutes or for half an hour.
class SoakBench {
    private static final String FEED = "soak";
    private static final Map<String, String> LIKE_THE_LAUNCHER =
            Map.of("ORRERY_JVM_OPTIONS", System.getProperty("orrery.heap", ServerHeap.option()));
    private static final Duration DRAIN_LIMIT = Duration.ofMinutes(10);

    @TempDir
    Path folder;

    /// `orrery.rate` events a second (10,000) for `orrery.seconds` (1,800), after half of them `orrery.burst` times as
    /// many (5) for `orrery.burst.seconds` (60). A line for each minute; then how long the rest took to drain.
    @Test
    void steadyWithABurst() throws Exception {
        int rate = Integer.getInteger("orrery.rate", 10_000);
        int seconds = Integer.getInteger("orrery.seconds", 1_800);
        int burst = Integer.getInteger("orrery.burst", 5);
        int burstSeconds = Integer.getInteger("orrery.burst.seconds", 60);
        try (OrreryProcess orrery =
                        OrreryProcess.start(Files.createDirectory(folder.resolve("data")), LIKE_THE_LAUNCHER);
                OrreryClient client = orrery.admin()) {
            String graph = feed(client);
            try (Viewer viewer = client.view(graph);
                    SteadyLoad load = new SteadyLoad(client, FEED, viewer, 200)) {
                int burstAt = seconds / 2;
                for (int at = 0; at < seconds; ) {
                    boolean bursting = at >= burstAt && at < burstAt + burstSeconds;
                    int until = at < burstAt ? burstAt : bursting ? burstAt + burstSeconds : seconds;
                    int piece = Math.min(60, Math.min(until, seconds) - at);
                    SteadyLoad.Result result = load.run(bursting ? rate * burst : rate, piece);
                    at += piece;
                    tell(orrery, client, at, bursting, load, result);
                }
                drain(client, load);
            }
        }
    }

    private static void tell(
            OrreryProcess orrery,
            OrreryClient client,
            int at,
            boolean bursting,
            SteadyLoad load,
            SteadyLoad.Result result)
            throws Exception {
        JsonNode health = health(client);
        print(
                "second %d%s: sent %d, senders late by %.0f ms, event to delta p50 %.0f ms p95 %.0f ms max %.0f ms of %d, "
                        + "received %d of %d, lag %d, process tree %d MB",
                at,
                bursting ? " (burst)" : "",
                result.sent(),
                result.lateMillis(),
                result.toDelta().at(.5),
                result.toDelta().at(.95),
                result.toDelta().at(1),
                result.toDelta().count(),
                health.path("received").asLong(),
                load.sent(),
                health.path("lag").asLong(),
                ProcessTree.megabytes(orrery.pid()));
    }

    private static void drain(OrreryClient client, SteadyLoad load) throws Exception {
        long begin = System.nanoTime();
        JsonNode health = health(client);
        while (health.path("lag").asLong(-1) != 0 || health.path("received").asLong() < load.sent()) {
            if (System.nanoTime() - begin > DRAIN_LIMIT.toNanos()) {
                throw new AssertionError("not drained: " + health);
            }
            Thread.sleep(100);
            health = health(client);
        }
        print(
                "drained after %.1f s: acknowledged %d, received %d, taken %d, rejected %s",
                (System.nanoTime() - begin) / 1e9,
                load.sent(),
                health.path("received").asLong(),
                health.path("taken").asLong(),
                health.path("rejected"));
    }

    /// Endpoint to broker: as many events of 600 bytes as `orrery.senders` (4) get acknowledged in `orrery.seconds`
    /// (30), in posts of 1,000. The events are for a relation that none of them has, so that the rest of the way
    /// costs little; it is in the processor time all the same.
    @Test
    void endpointToBroker() throws Exception {
        int seconds = Integer.getInteger("orrery.seconds", 30);
        int senders = Integer.getInteger("orrery.senders", 4);
        byte[] post = post().getBytes(StandardCharsets.UTF_8);
        try (OrreryProcess orrery =
                        OrreryProcess.start(Files.createDirectory(folder.resolve("data")), LIKE_THE_LAUNCHER);
                OrreryClient client = orrery.admin()) {
            client.postJson("/api/v1/feeds", """
                    {"name":"%s","windowSeconds":60,"mapping":{"relations":[{"source":{"column":"user"},
                      "destination":{"column":"host"},"when":{"kind":"none has it"}}]}}
                    """.formatted(FEED));
            acknowledged(client, post, senders, 10); // warm
            long cpu = cpuNanos(orrery.pid());
            long begin = System.nanoTime();
            long events = acknowledged(client, post, senders, seconds);
            double wall = (System.nanoTime() - begin) / 1e9;
            double busy = (cpuNanos(orrery.pid()) - cpu) / 1e9;
            print(
                    "endpoint to broker: %d events of 600 bytes acknowledged in %.1f s, %.0f/s; the server's process took "
                            + "%.1f s of processor, %.0f events for each of them",
                    events, wall, events / wall, busy, events / busy);
        }
    }

    private static String post() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            String line = String.format(Locale.ROOT, "{\"other\":\"%d\",\"detail\":\"", i);
            lines.append(line).append("x".repeat(600 - line.length() - 3)).append("\"}\n");
        }
        return lines.toString();
    }

    private static long acknowledged(OrreryClient client, byte[] post, int senders, int seconds) throws Exception {
        AtomicLong accepted = new AtomicLong();
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        Callable<Void> sender = () -> {
            while (System.nanoTime() < end) {
                OrreryClient.Answer answer =
                        client.post("/api/v1/feeds/" + FEED + "/events", "application/x-ndjson", post);
                accepted.addAndGet(
                        answer.status() == 200 ? answer.json().path("accepted").asLong() : 0);
            }
            return null;
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(senders)) {
            for (var done : threads.invokeAll(java.util.Collections.nCopies(senders, sender))) {
                done.get();
            }
        }
        return accepted.get();
    }

    private static long cpuNanos(long pid) {
        return ProcessHandle.of(pid)
                .orElseThrow()
                .info()
                .totalCpuDuration()
                .orElseThrow()
                .toNanos();
    }

    private static String feed(OrreryClient client) throws Exception {
        return client.postJson("/api/v1/feeds", """
                {"name":"%s","windowSeconds":60,"mapping":{"time":"time","relations":[
                  {"source":{"column":"user","type":"user"},"destination":{"column":"host","type":"host"},"name":"logged_on"}]}}
                """.formatted(FEED))
                .json()
                .path("graph")
                .asString("");
    }

    private static JsonNode health(OrreryClient client) throws Exception {
        return client.get("/api/v1/feeds/" + FEED).json().path("health");
    }

    private static void print(String format, Object... values) {
        System.out.println("BENCH " + String.format(Locale.ROOT, format, values));
    }
}
