package io.orrery.app;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts parts, remembers them, and closes them in the reverse order. One thread drives it; parts may start side by
/// side.
final class Lifecycle implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Lifecycle.class);

    private final Deque<Part<?>> parts = new ArrayDeque<>();

    /// Something that is starting or has started.
    static final class Part<T extends AutoCloseable> {
        private final String name;
        private final FutureTask<T> task;

        private Part(String name, FutureTask<T> task) {
            this.name = name;
            this.task = task;
        }

        /// Waits until it runs.
        ///
        /// @throws RuntimeException why it did not start
        T await() {
            try {
                return task.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException failure) {
                    throw failure;
                }
                throw new IllegalStateException(name + " did not start: " + e.getCause(), e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while " + name + " was starting", e);
            }
        }
    }

    /// Starts a part on a thread of its own, which has the application's class loader (the common pool's have not).
    <T extends AutoCloseable> Part<T> start(String name, Callable<T> starter) {
        FutureTask<T> task = new FutureTask<>(() -> {
            long begin = System.nanoTime();
            T started = starter.call();
            log.info("{} started in {} ms", name, millisSince(begin));
            return started;
        });
        Part<T> part = new Part<>(name, task);
        parts.push(part);
        Thread.ofPlatform().name("start-" + name.toLowerCase(Locale.ROOT)).start(task);
        return part;
    }

    /// Closes all in reverse order. A part that fails to close is logged, and the rest is closed nevertheless.
    @Override
    public void close() {
        while (!parts.isEmpty()) {
            Part<?> part = parts.pop();
            AutoCloseable started = startedOrNull(part);
            if (started != null) {
                close(part.name, started);
            }
        }
    }

    private static @Nullable AutoCloseable startedOrNull(Part<?> part) {
        try {
            return part.await();
        } catch (RuntimeException e) {
            return null; // It never ran; whoever waited for its start has been told why.
        }
    }

    private static void close(String name, AutoCloseable part) {
        long begin = System.nanoTime();
        try {
            part.close();
            log.info("{} stopped in {} ms", name, millisSince(begin));
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            log.error("{} did not stop cleanly", name, e);
        }
    }

    private static long millisSince(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin).toMillis();
    }
}
