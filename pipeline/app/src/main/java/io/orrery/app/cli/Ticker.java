package io.orrery.app.cli;

import java.io.PrintWriter;

/// Prints something once a second, until closed.
final class Ticker {
    private static final long PERIOD_MILLIS = 1_000;

    private final Thread thread;

    /// @param what is printed by its text
    Ticker(PrintWriter out, Object what) {
        this.thread = Thread.ofPlatform().daemon(true).name("ticker").start(() -> run(out, what));
    }

    private static void run(PrintWriter out, Object what) {
        try {
            while (true) {
                Thread.sleep(PERIOD_MILLIS);
                out.println(what);
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void close() {
        thread.interrupt();
    }
}
