package io.orrery.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerHeapTest {
    @ParameterizedTest
    @CsvSource({"2, 1400", "4, 1400", "8, 2048", "24, 6144", "512, 8192"})
    void isAQuarterOfTheMemoryWithinBounds(long gibibytes, long mebibytes) {
        assertThat(ServerHeap.option(gibibytes << 30)).isEqualTo("-Xmx" + mebibytes + "m");
    }
}
