package io.orrery.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WorkersTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void everyTaskRunsExactlyOnceHoweverManyThreadsShareThem(int threads) {
        try (Workers workers = new Workers(threads)) {
            for (int count : new int[] {0, 1, 2, 7, 1_000}) {
                AtomicIntegerArray runs = new AtomicIntegerArray(count);
                workers.run(count, (task, worker) -> {
                    assertThat(worker).isBetween(0, threads - 1);
                    runs.incrementAndGet(task);
                });
                for (int task = 0; task < count; task++) {
                    assertThat(runs.get(task)).isOne();
                }
            }
        }
    }

    /// Threads that look for work, that have just gone to sleep and that come too late all meet here.
    @ParameterizedTest
    @ValueSource(ints = {2, 5})
    void manyShortJobsWithPausesLoseAndRepeatNothing(int threads) throws InterruptedException {
        try (Workers workers = new Workers(threads)) {
            for (int job = 0; job < 5_000; job++) {
                int[] runs = new int[3];
                workers.run(runs.length, (task, worker) -> runs[task]++);
                assertThat(runs).containsOnly(1);
                if (job % 100 == 0) {
                    Thread.sleep(1);
                }
            }
        }
    }

    @Test
    void theCallerWaitsForTheTaskOfAnotherThread() {
        try (Workers workers = new Workers(2)) {
            boolean[] ended = new boolean[2];
            CountDownLatch both = new CountDownLatch(2);
            workers.run(2, (task, worker) -> {
                both.countDown();
                await(both);
                if (worker != 0) {
                    LockSupport.parkNanos(20_000_000);
                }
                ended[task] = true;
            });
            assertThat(ended).containsOnly(true);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aBrokenTaskIsReportedToTheCallerAndThePoolStaysUsable() {
        try (Workers workers = new Workers(3)) {
            assertThatThrownBy(() -> workers.run(100, (task, worker) -> {
                        if (task == 42) {
                            throw new IllegalStateException("task 42");
                        }
                    }))
                    .hasMessage("task 42");
            AtomicIntegerArray runs = new AtomicIntegerArray(10);
            workers.run(10, (task, worker) -> runs.incrementAndGet(task));
            assertThat(runs.toString()).isEqualTo("[1, 1, 1, 1, 1, 1, 1, 1, 1, 1]");
        }
    }

    @Test
    void closedWorkersRefuseAJob() {
        Workers workers = new Workers(2);
        workers.close();
        assertThatThrownBy(() -> workers.run(2, (task, worker) -> {})).isInstanceOf(IllegalStateException.class);
    }
}
