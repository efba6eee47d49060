package io.orrery.gateway.http;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// Runs blocking work (JDBC, hashing, a producer whose buffer is full) on virtual threads, so that no event loop ever
/// waits. The bound on concurrent work is that of the resource itself: the connection pool, the producer's buffer.
public final class Blocking implements AutoCloseable {
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("gateway-work-", 0).factory());
    private final Scheduler scheduler = Schedulers.fromExecutorService(threads, "gateway-work");

    /// The result of `work`; empty when it returns null.
    public <T> Mono<T> call(Callable<? extends @Nullable T> work) {
        return Mono.<T>fromCallable(work).subscribeOn(scheduler);
    }

    public Mono<Void> run(Runnable work) {
        return Mono.<Void>fromRunnable(work).subscribeOn(scheduler);
    }

    public Scheduler scheduler() {
        return scheduler;
    }

    @Override
    public void close() {
        scheduler.dispose();
        threads.shutdownNow();
    }
}
