package io.orrery.device;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// All cores of this machine behind one call: a job of numbered tasks, split over a fixed pool of platform threads.
///
/// The caller works too and returns when the last task has ended, so memory written by the tasks is visible to it.
/// Which thread runs which task is not fixed; a job is deterministic when its tasks write to places of their own.
/// One job runs at a time; further callers wait. A pool of one thread runs everything in the caller.
///
/// An iteration of a layout is a dozen jobs of less than a millisecond, and to wake a thread takes a twentieth of that.
/// So a thread without work looks for the next job for a moment before it sleeps, and nobody waits for one that sleeps:
/// a job that ended without it is not its own any more.
public final class Workers implements AutoCloseable {
    /// How long a thread looks for work, or the caller for the end of the job, before it sleeps.
    private static final long PATIENCE_NANOS = 50_000;

    /// Looks between two readings of the clock.
    private static final int LOOKS = 64;

    /// One piece of a job.
    @FunctionalInterface
    public interface Task {
        /// @param task the number of the piece, from 0
        /// @param worker the number of the thread that runs it, below [Workers#count()]: for scratch memory
        void run(int task, int worker);
    }

    private final Thread[] threads;
    private final ReentrantLock jobs = new ReentrantLock();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition begin = lock.newCondition();
    private final Condition end = lock.newCondition();
    private final AtomicInteger asleep = new AtomicInteger();

    private volatile @Nullable Job newest;
    private volatile boolean callerSleeps;
    private volatile boolean closed;

    /// @param count how many threads work on a job, the caller included; at least 1
    public Workers(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("workers must be at least 1 but is " + count);
        }
        threads = new Thread[count - 1];
        for (int worker = 1; worker < count; worker++) {
            int number = worker;
            threads[worker - 1] =
                    Thread.ofPlatform().daemon().name("device-cpu-" + number).start(() -> serve(number));
        }
    }

    /// One worker for each processor that the JVM may use.
    public static Workers ofAllCores() {
        return new Workers(Runtime.getRuntime().availableProcessors());
    }

    /// How many threads share a job, the caller included.
    public int count() {
        return threads.length + 1;
    }

    /// Runs `work` for every number below `count` and waits for all of them.
    ///
    /// @throws RuntimeException or Error the first failure of a task, after the other threads have stopped
    public void run(int count, Task work) {
        if (threads.length == 0 || count <= 1) {
            for (int task = 0; task < count; task++) {
                work.run(task, 0);
            }
            return;
        }
        jobs.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the workers are closed");
            }
            Job job = new Job(work, count);
            newest = job;
            if (asleep.get() > 0) {
                wake(begin);
            }
            job.drain(0);
            if (!job.leave()) {
                awaitEnd(job);
            }
            job.end();
        } finally {
            jobs.unlock();
        }
    }

    private void awaitEnd(Job job) {
        if (await(job::isOver)) {
            return;
        }
        lock.lock();
        try {
            callerSleeps = true;
            while (!job.isOver()) {
                end.awaitUninterruptibly();
            }
            callerSleeps = false;
        } finally {
            lock.unlock();
        }
    }

    private void serve(int worker) {
        Job seen = null;
        while (!closed) {
            Job last = seen;
            if (!await(() -> newest != last || closed)) {
                sleep(last);
            }
            seen = newest;
            if (seen != last && seen != null && seen.enter()) {
                seen.drain(worker);
                if (seen.leave() && callerSleeps) {
                    wake(end);
                }
            }
        }
    }

    private void sleep(@Nullable Job last) {
        lock.lock();
        try {
            // Said before the last look: who brings a job looks the other way round.
            asleep.incrementAndGet();
            while (newest == last && !closed) {
                begin.awaitUninterruptibly();
            }
            asleep.decrementAndGet();
        } finally {
            lock.unlock();
        }
    }

    private void wake(Condition sleepers) {
        lock.lock();
        try {
            sleepers.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @FunctionalInterface
    private interface Look {
        boolean isDone();
    }

    /// @return whether it was done within [#PATIENCE_NANOS]
    private static boolean await(Look look) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < PATIENCE_NANOS) {
            for (int i = 0; i < LOOKS; i++) {
                if (look.isDone()) {
                    return true;
                }
                Thread.onSpinWait();
            }
        }
        return false;
    }

    /// Ends the threads; a job that is running is finished first.
    @Override
    public void close() {
        jobs.lock();
        try {
            closed = true;
            wake(begin);
        } finally {
            jobs.unlock();
        }
    }

    /// One call of [#run]. Threads that come while the caller or another is inside take part in it.
    private static final class Job {
        /// Null once it is over, because it refers to what it worked on.
        private @Nullable Task work;

        private final int count;
        private final AtomicInteger next = new AtomicInteger();
        /// The caller is inside from the start; at 0 the job is over for good.
        private final AtomicInteger inside = new AtomicInteger(1);

        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

        Job(Task work, int count) {
            this.work = work;
            this.count = count;
        }

        boolean enter() {
            return inside.getAndUpdate(n -> n == 0 ? 0 : n + 1) > 0;
        }

        /// @return whether nobody is inside any more
        boolean leave() {
            return inside.decrementAndGet() == 0;
        }

        boolean isOver() {
            return inside.get() == 0;
        }

        /// Errors are carried to the caller of [Workers#run]: a pool thread must outlive a bad task.
        void drain(int worker) {
            Task mine = Objects.requireNonNull(work);
            try {
                for (int task = next.getAndIncrement(); task < count; task = next.getAndIncrement()) {
                    mine.run(task, worker);
                }
            } catch (RuntimeException | Error broken) {
                next.set(count);
                failure.compareAndSet(null, broken);
            }
        }

        /// When nobody is inside.
        void end() {
            work = null;
            switch (failure.get()) {
                case RuntimeException broken -> throw broken;
                case Error broken -> throw broken;
                case null, default -> {}
            }
        }
    }
}
