package io.orrery.app.bench;

import io.orrery.app.client.OrreryClient;
import io.orrery.app.client.Viewer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;

/// Posts events of an office at a fixed rate, in posts of 20 ms worth; once in 100 ms one of them names a user never
/// seen before, and the time until a viewer holds a frame with that user's position is measured.
final class EventLoad {
    /// @param sent events acknowledged in this run
    record Result(long sent, Percentiles latency) {}

    private static final int POSTS_PER_SECOND = 50;

    private final OrreryClient client;
    private final String name;
    private final String graph;
    private final Random random = new Random(7);
    private long sent;
    private int newcomers;

    private EventLoad(OrreryClient client, String name, String graph) {
        this.client = client;
        this.name = name;
        this.graph = graph;
    }

    static EventLoad create(OrreryClient client, String name) throws IOException {
        OrreryClient.Answer answer = client.postJson("/api/v1/feeds", """
                {"name":"%s","windowSeconds":60,"mapping":{"time":"time","relations":[
                  {"source":{"column":"user","type":"user"},"destination":{"column":"host","type":"host"},"name":"logged_on"}]}}
                """.formatted(name));
        return new EventLoad(client, name, answer.json().path("graph").asString(""));
    }

    String graph() {
        return graph;
    }

    long sent() {
        return sent;
    }

    Result run(Viewer viewer, int rate, int seconds) throws IOException, InterruptedException {
        Percentiles latency = new Percentiles();
        long before = sent;
        long begin = System.nanoTime();
        for (int post = 0; post < seconds * POSTS_PER_SECOND; post++) {
            long due = begin + post * (1_000_000_000L / POSTS_PER_SECOND);
            long wait = due - System.nanoTime();
            if (wait > 0) {
                Thread.sleep(Duration.ofNanos(wait));
            }
            post(viewer, rate / POSTS_PER_SECOND, post % 5 == 0, latency);
        }
        Thread.sleep(500);
        return new Result(sent - before, latency);
    }

    private void post(Viewer viewer, int events, boolean newcomer, Percentiles latency) throws IOException {
        StringBuilder lines = new StringBuilder();
        double time = System.currentTimeMillis() / 1e3;
        for (int i = 0; i < events; i++) {
            String user = newcomer && i == 0 ? "newcomer" + newcomers++ : "user" + random.nextInt(2_000);
            lines.append(String.format(
                    java.util.Locale.ROOT,
                    "{\"user\":\"%s\",\"host\":\"host%d\",\"time\":%.3f,\"detail\":\"%s\"}\n",
                    user,
                    random.nextInt(400),
                    time,
                    "x".repeat(80)));
        }
        long begin = System.nanoTime();
        if (newcomer) {
            viewer.onPositioned("newcomer" + (newcomers - 1), () -> latency.add((System.nanoTime() - begin) / 1e6));
        }
        OrreryClient.Answer answer = client.post(
                "/api/v1/feeds/" + name + "/events",
                "application/x-ndjson",
                lines.toString().getBytes(StandardCharsets.UTF_8));
        if (answer.status() / 100 != 2) {
            throw new AssertionError("events were refused: " + answer);
        }
        sent += events;
    }
}
