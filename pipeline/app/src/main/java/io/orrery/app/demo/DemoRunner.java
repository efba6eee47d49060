package io.orrery.app.demo;

import io.orrery.app.http.Api;
import io.orrery.app.http.ApiFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the demo going beside a running server: its graph once, its feed until closed. A failure of the demo is a log
/// line and does the server no harm.
public final class DemoRunner implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DemoRunner.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration FOR_EVER = Duration.ofDays(10_000);

    private final Api api;
    private final Thread thread;

    private DemoRunner(Api api, Path home, double rate) {
        this.api = api;
        this.thread = Thread.ofPlatform().daemon(true).name("demo").start(() -> run(new Demo(api, home), rate));
    }

    /// Begins; returns at once.
    public static DemoRunner start(String url, String key, Path home, double rate) {
        return new DemoRunner(new Api(url, key), home, rate);
    }

    private static void run(Demo demo, double rate) {
        try {
            // The feed first: it is what moves.
            demo.loadFeed();
            Thread graph = Thread.ofPlatform().daemon(true).name("demo-graph").start(() -> loadGraph(demo));
            demo.send(rate, FOR_EVER);
            graph.interrupt();
        } catch (IOException | ApiFailure e) {
            if (!Thread.currentThread().isInterrupted()) {
                log.error("the demo stopped: {}", e.getMessage(), e);
            }
        }
    }

    private static void loadGraph(Demo demo) {
        try {
            demo.loadGraph();
        } catch (IOException | ApiFailure e) {
            log.error("the demo's graph could not be loaded: {}", e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        api.close();
    }
}
