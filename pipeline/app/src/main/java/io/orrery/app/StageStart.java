package io.orrery.app;

import io.orrery.stage.StageHealth;
import java.time.Duration;

/// Starts a stage and waits until it works, so that "ready" means ready.
final class StageStart {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final long POLL_MILLIS = 20;

    private StageStart() {}

    /// Returns `stage` once its health says ready; closes it when it does not get there.
    ///
    /// @throws IllegalStateException with the stage's own sentence
    static <T extends AutoCloseable> T await(T stage, Runnable start, StageHealth health) {
        try {
            start.run();
            awaitReady(health);
            return stage;
        } catch (RuntimeException | Error e) {
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

    private static void awaitReady(StageHealth health) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        StageHealth.Report report = health.report();
        while (!report.ready()) {
            boolean over = report.state() == StageHealth.State.DOWN || report.state() == StageHealth.State.CLOSED;
            if (over || System.nanoTime() > deadline) {
                throw new IllegalStateException(report.stage() + " did not start: " + report.sentence());
            }
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while " + report.stage() + " was starting", e);
            }
            report = health.report();
        }
    }
}
