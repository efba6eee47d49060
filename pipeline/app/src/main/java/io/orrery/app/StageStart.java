package io.orrery.app;

import io.orrery.stage.StageHealth;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/// Starts a stage and waits until it works, so that "ready" means ready.
final class StageStart {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final long POLL_MILLIS = 20;

    private StageStart() {}

    /// What starts a stage.
    @FunctionalInterface
    interface Start {
        void run() throws IOException, InterruptedException;
    }

    /// Returns `stage` once all its parts say ready; closes it when they do not get there.
    ///
    /// @param health asked after the start
    /// @throws IllegalStateException with the stage's own sentence
    static <T extends AutoCloseable> T await(T stage, Start start, Supplier<List<StageHealth>> health)
            throws IOException, InterruptedException {
        try {
            start.run();
            for (StageHealth part : health.get()) {
                awaitReady(part);
            }
            return stage;
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            try {
                stage.close();
            } catch (Exception suppressed) {
                if (suppressed instanceof InterruptedException) {
                    Thread.currentThread().interrupt();
                }
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    private static void awaitReady(StageHealth health) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        StageHealth.Report report = health.report();
        while (!report.ready()) {
            boolean over = report.state() == StageHealth.State.DOWN || report.state() == StageHealth.State.CLOSED;
            if (over || System.nanoTime() > deadline) {
                throw new IllegalStateException(report.stage() + " did not start: " + report.sentence());
            }
            Thread.sleep(POLL_MILLIS);
            report = health.report();
        }
    }
}
