package io.orrery.ingest.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-22, 2026-11-22T00:00:00Z",
        "2026-11-22T10:15, 2026-11-22T10:15:00Z",
        "2026-11-22 10:15:30, 2026-11-22T10:15:30Z",
        "2026-11-22T10:15:30.123456789Z, 2026-11-22T10:15:30.123456Z",
        "'2026-11-22T10:15:30,5+02:00', 2026-11-22T08:15:30.5Z",
        "2026-11-22T10:15:30-0730, 2026-11-22T17:45:30Z",
        "2026-11-22T10:15:30+02, 2026-11-22T08:15:30Z",
        "2026-11-22 10:15:30 UTC, 2026-11-22T10:15:30Z",
        "0001-01-01, 0001-01-01T00:00:00Z",
        "9999-12-31T23:59:60Z, 9999-12-31T23:59:59Z",
        "2024-02-29, 2024-02-29T00:00:00Z"
    })
    void isoTimesAreRead(String text, Instant expected) {
        assertThat(Instant.EPOCH.plus(parse(text), ChronoUnit.MICROS)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026",
                "2026-13-01",
                "2026-02-30",
                "2023-02-29",
                "2026-11-22T",
                "2026-11-22T24:00",
                "2026-11-22T10:60",
                "2026-11-22T10:15:30.",
                "2026-11-22T10:15:30+25:00",
                "2026-11-22T10:15:30+1",
                "2026-11-22x10:15",
                "2026/11/22",
                "0000-01-01",
                "2026-11-22T10:15:3",
                "2026-11-22T10:15:30.1234567890",
                "１２34-11-22"
            })
    void otherTextsAreNoTimes(String text) {
        assertThat(parse(text)).isEqualTo(Timestamps.NONE);
    }

    private static long parse(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Timestamps.parse(bytes, 0, bytes.length);
    }
}
