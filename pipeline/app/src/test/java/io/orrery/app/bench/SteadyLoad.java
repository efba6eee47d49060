package io.orrery.app.bench;

import io.orrery.app.client.OrreryClient;
import io.orrery.app.client.Viewer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Posts events of an office at a rate that several senders keep together, each with a connection of its own, so that
/// one slow answer does not hold up the rest. In ten posts a second one event names a user never seen before, on a host
/// nobody else has: those of a busy host may come as one bundle.
final class SteadyLoad implements AutoCloseable {
    private static final int POSTS_PER_SECOND = 100;
    private static final int SENDERS = 4;

    private final OrreryClient client;
    private final String feed;
    private final Viewer viewer;
    private final String padding;
    private final ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
    private final AtomicLong sent = new AtomicLong();
    private final AtomicInteger newcomers = new AtomicInteger();

    /// @param padding bytes of every event that nobody reads
    SteadyLoad(OrreryClient client, String feed, Viewer viewer, int padding) {
        this.client = client;
        this.feed = feed;
        this.viewer = viewer;
        this.padding = "x".repeat(padding);
    }

    /// What a run came to.
    ///
    /// @param lateMillis how far the senders were behind their schedule in the end
    record Result(long sent, double lateMillis, Percentiles toDelta) {}

    Result run(int rate, int seconds) throws Exception {
        Percentiles toDelta = new Percentiles();
        long before = sent.get();
        long begin = System.nanoTime();
        AtomicInteger next = new AtomicInteger();
        AtomicLong late = new AtomicLong();
        var turns = java.util.Collections.nCopies(SENDERS, (java.util.concurrent.Callable<Void>) () -> {
            Random random = new Random(next.get());
            for (int post = next.getAndIncrement(); post < seconds * POSTS_PER_SECOND; post = next.getAndIncrement()) {
                long due = begin + post * (1_000_000_000L / POSTS_PER_SECOND);
                LockSupport.parkNanos(due - System.nanoTime());
                post(random, rate / POSTS_PER_SECOND, post % 10 == 0, toDelta);
                late.set(Math.max(0, System.nanoTime() - due));
            }
            return null;
        });
        for (var turn : senders.invokeAll(turns)) {
            turn.get();
        }
        return new Result(sent.get() - before, late.get() / 1e6, toDelta);
    }

    private void post(Random random, int events, boolean newcomer, Percentiles toDelta) throws IOException {
        StringBuilder lines = new StringBuilder();
        double time = System.currentTimeMillis() / 1e3;
        String fresh = newcomer ? "newcomer" + newcomers.getAndIncrement() : "";
        for (int i = 0; i < events; i++) {
            boolean isNew = newcomer && i == 0;
            lines.append(String.format(
                    Locale.ROOT,
                    "{\"user\":\"%s\",\"host\":\"%s\",\"time\":%.3f,\"detail\":\"%s\"}\n",
                    isNew ? fresh : "user" + random.nextInt(2_000),
                    isNew ? "desk-of-" + fresh : "host" + random.nextInt(400),
                    time,
                    padding));
        }
        long begin = System.nanoTime();
        if (newcomer) {
            viewer.onDelta(fresh, () -> toDelta.add((System.nanoTime() - begin) / 1e6));
        }
        OrreryClient.Answer answer = client.post(
                "/api/v1/feeds/" + feed + "/events",
                "application/x-ndjson",
                lines.toString().getBytes(StandardCharsets.UTF_8));
        if (answer.status() / 100 == 2) {
            sent.addAndGet(answer.json().path("accepted").asLong());
        } else if (answer.status() != 429) {
            throw new AssertionError("events were refused: " + answer);
        }
    }

    long sent() {
        return sent.get();
    }

    @Override
    public void close() throws InterruptedException {
        senders.shutdownNow();
        boolean _ = senders.awaitTermination(Duration.ofSeconds(10).toSeconds(), java.util.concurrent.TimeUnit.SECONDS);
    }
}
