package io.orrery.app.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.app.client.OrreryClient;
import io.orrery.app.client.Viewer;
import io.orrery.app.process.OrreryProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// SIGKILL of the whole process, at seeded moments of a feed and of uploads. Afterwards everything that was
/// acknowledged is there exactly once. The control is [LedgerTest]: the same ledger sees each planted fault.
class KillIT {
    private static final int KILLS = Integer.getInteger("orrery.kills", 5);
    private static final long SEED = Long.getLong("orrery.seed", 20_261_122L);
    private static final int EVENTS_PER_POST = 40;
    private static final int ROWS_PER_UPLOAD = 5_000;
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final Ledger ledger = new Ledger();
    private final ConcurrentLinkedQueue<String> acknowledgedUploads = new ConcurrentLinkedQueue<>();
    private final AtomicInteger nextEvent = new AtomicInteger();
    private final AtomicBoolean running = new AtomicBoolean(true);

    @Test
    void whateverWasAcknowledgedIsThereExactlyOnceAfterEveryKill(@TempDir Path data) throws Exception {
        System.out.println("seed " + SEED + ", " + KILLS + " kills");
        Random random = new Random(SEED);
        try (OrreryProcess orrery = OrreryProcess.start(data, Map.of())) {
            Feed feed;
            try (OrreryClient client = orrery.admin()) {
                feed = Feed.create(client, "kills");
            }
            Thread poster = Thread.ofPlatform().start(() -> untilStopped(() -> post(orrery, feed.name())));
            Thread uploader = Thread.ofPlatform().start(() -> untilStopped(() -> upload(orrery)));
            for (int kill = 0; kill < KILLS; kill++) {
                Thread.sleep(100 + random.nextInt(1_900));
                orrery.killAndRestart();
            }
            running.set(false);
            poster.join();
            uploader.join();

            checkFeed(orrery, feed.graph());
            checkUploads(orrery);
        }
    }

    private void checkFeed(OrreryProcess orrery, String graph) throws IOException {
        try (OrreryClient client = orrery.admin();
                Viewer viewer = client.view(graph)) {
            Map<String, Integer> counts = viewer.await(
                            "all acknowledged events",
                            LIMIT,
                            model -> model.edgeCount() >= ledger.acknowledgedCount()
                                    && ledger.isComplete(model.countsByEdge()))
                    .countsByEdge();

            System.out.println(ledger.acknowledgedCount() + " events acknowledged, " + ledger.doubtfulCount()
                    + " in doubt, " + counts.size() + " in the graph");
            assertThat(ledger.acknowledgedCount()).isGreaterThan(KILLS * EVENTS_PER_POST / 2);
            assertThat(ledger.violations(counts)).isEmpty();
        }
    }

    private void checkUploads(OrreryProcess orrery) throws IOException, InterruptedException {
        System.out.println(acknowledgedUploads.size() + " uploads acknowledged");
        assertThat(acknowledgedUploads).isNotEmpty();
        try (OrreryClient client = orrery.admin()) {
            for (String id : acknowledgedUploads) {
                client.awaitGraph(
                        id,
                        LIMIT,
                        graph -> graph.path("edges").asInt() == ROWS_PER_UPLOAD
                                && graph.path("nodes").asInt() == ROWS_PER_UPLOAD + 1);
            }
        }
    }

    private void post(OrreryProcess orrery, String feed) throws IOException {
        try (OrreryClient client = orrery.admin()) {
            while (running.get()) {
                List<String> edges = new ArrayList<>();
                StringBuilder lines = new StringBuilder();
                for (int i = 0; i < EVENTS_PER_POST; i++) {
                    int number = nextEvent.getAndIncrement();
                    edges.add("u" + number + " logged_on h" + number % 50);
                    lines.append(
                            "{\"user\":\"u%d\",\"host\":\"h%d\",\"time\":1767225600}\n".formatted(number, number % 50));
                }
                ledger.doubtful(edges);
                OrreryClient.Answer answer = client.post(
                        "/api/v1/feeds/" + feed + "/events",
                        "application/x-ndjson",
                        lines.toString().getBytes(StandardCharsets.UTF_8));
                if (answer.status() / 100 == 2 && answer.json().path("accepted").asInt() == EVENTS_PER_POST) {
                    ledger.acknowledged(edges);
                }
            }
        }
    }

    private void upload(OrreryProcess orrery) throws IOException {
        try (OrreryClient client = orrery.admin()) {
            while (running.get()) {
                StringBuilder csv = new StringBuilder("src,dst\n");
                for (int row = 0; row < ROWS_PER_UPLOAD; row++) {
                    csv.append('n').append(row).append(",n").append(row + 1).append('\n');
                }
                acknowledgedUploads.add(client.upload(
                        "chain", "csv", "src", "dst", csv.toString().getBytes(StandardCharsets.UTF_8)));
                Thread.sleep(400);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Attempt {
        void run() throws IOException;
    }

    /// A client's life while the server dies: every failure is an attempt that ended, and is tried anew.
    private void untilStopped(Attempt attempt) {
        while (running.get()) {
            try {
                attempt.run();
            } catch (IOException | AssertionError serverIsDown) {
                java.util.concurrent.locks.LockSupport.parkNanos(50_000_000L);
            }
        }
    }
}
