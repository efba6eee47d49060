package io.orrery.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicIntegerArray;
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
