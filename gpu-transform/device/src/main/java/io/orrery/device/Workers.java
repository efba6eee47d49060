package io.orrery.device;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// All cores of this machine behind one call: a job of numbered tasks, split over a fixed pool of platform threads.
///
/// The caller works too and returns when the last task has ended, so memory written by the tasks is visible to it.
/// Which thread runs which task is not fixed; a job is deterministic when its tasks write to places of their own.
/// One job runs at a time; further callers wait. A pool of one thread runs everything in the caller.
public final class Workers implements AutoCloseable {

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
    private final AtomicInteger next = new AtomicInteger();

    private @Nullable Task job;
    private int tasks;
    private long generation;
    private int busy;
    private @Nullable Throwable failure;
    private boolean closed;

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
            start(count, work);
            drain(work, count, 0);
            finish();
        } finally {
            jobs.unlock();
        }
    }

    private void start(int count, Task work) {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the workers are closed");
            }
            job = work;
            tasks = count;
            failure = null;
            busy = threads.length;
            next.set(0);
            generation++;
            begin.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void finish() {
        lock.lock();
        try {
            while (busy > 0) {
                end.awaitUninterruptibly();
            }
            job = null;
            Throwable broken = failure;
            if (broken instanceof RuntimeException runtime) {
                throw runtime;
            }
            if (broken instanceof Error error) {
                throw error;
            }
        } finally {
            lock.unlock();
        }
    }

    private void serve(int worker) {
        long seen = 0;
        while (true) {
            Task work;
            int count;
            lock.lock();
            try {
                while (generation == seen && !closed) {
                    begin.awaitUninterruptibly();
                }
                if (generation == seen || job == null) {
                    return;
                }
                seen = generation;
                work = job;
                count = tasks;
            } finally {
                lock.unlock();
            }
            drain(work, count, worker);
            lock.lock();
            try {
                if (--busy == 0) {
                    end.signal();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /// Errors are carried to the caller of [#run]: a pool thread must outlive a bad task.
    private void drain(Task work, int count, int worker) {
        try {
            for (int task = next.getAndIncrement(); task < count; task = next.getAndIncrement()) {
                work.run(task, worker);
            }
        } catch (RuntimeException | Error broken) {
            next.set(count);
            lock.lock();
            try {
                if (failure == null) {
                    failure = broken;
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /// Ends the threads; a job that is running is finished first.
    @Override
    public void close() {
        jobs.lock();
        try {
            lock.lock();
            try {
                closed = true;
                begin.signalAll();
            } finally {
                lock.unlock();
            }
        } finally {
            jobs.unlock();
        }
    }
}
