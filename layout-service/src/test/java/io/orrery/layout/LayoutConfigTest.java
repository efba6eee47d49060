package io.orrery.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.layout.device.LayoutDevices;
import io.orrery.layout.turn.Rhythm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LayoutConfigTest {
    private static LayoutConfig with(int threads) {
        return new LayoutConfig(4, threads, 1_000, new Rhythm(20, 8_000_000), LayoutDevices.CPU);
    }

    @ParameterizedTest
    @CsvSource({"8, 1, 8", "8, 2, 4", "8, 3, 2", "2, 4, 1", "1, 2, 1"})
    void coresAreSharedAndEveryWorkerHasOne(int threads, int workers, int each) {
        assertThat(with(threads).threadsOf(workers)).isEqualTo(each);
    }

    @Test
    void withoutANumberAllCoresAreShared() {
        int all = Runtime.getRuntime().availableProcessors();
        assertThat(with(0).threadsOf(1)).isEqualTo(all);
        assertThat(with(0).threadsOf(all)).isEqualTo(1);
    }

    @Test
    void memoryIsSharedAndWorkersWithoutAPartitionDoNotRun() {
        assertThat(with(0).residentBytesOf(1)).isEqualTo(1_000);
        assertThat(with(0).residentBytesOf(4)).isEqualTo(250);
        assertThat(with(0).workers(3)).isEqualTo(3);
        assertThat(with(0).workers(9)).isEqualTo(4);
    }
}
