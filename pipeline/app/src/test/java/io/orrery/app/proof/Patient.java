package io.orrery.app.proof;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/// A client's life while the server dies: does one thing again and again on a thread of its own. A failure is an
/// attempt that ended, and is tried anew.
final class Patient implements AutoCloseable {
    private static final long PAUSE_NANOS = 50_000_000L;

    private final Thread thread;
    private volatile boolean running = true;

    interface Attempt {
        void run() throws IOException, InterruptedException;
    }

    private Patient(Attempt attempt) {
        thread = Thread.ofPlatform().start(() -> {
            while (running) {
                try {
                    attempt.run();
                } catch (IOException | AssertionError serverIsDown) {
                    LockSupport.parkNanos(PAUSE_NANOS);
                } catch (InterruptedException stopped) {
                    return;
                }
            }
        });
    }

    static Patient start(Attempt attempt) {
        return new Patient(attempt);
    }

    /// Returns when the attempt at hand has ended.
    @Override
    public void close() throws InterruptedException {
        running = false;
        thread.join();
    }
}
