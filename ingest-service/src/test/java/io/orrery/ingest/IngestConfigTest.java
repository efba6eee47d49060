package io.orrery.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IngestConfigTest {
    @Test
    void anEmptyEnvironmentGivesTheDefaults() {
        assertThat(IngestConfig.fromEnvironment(Map.of())).isEqualTo(IngestConfig.of(Path.of("data/ingest-spool")));
    }

    @Test
    void theNameThatGraphistrysUsersKnowSetsTheWorkersUnlessOursDoes() {
        assertThat(IngestConfig.fromEnvironment(Map.of("FORGE_NUM_WORKERS", "3"))
                        .uploadWorkers())
                .isEqualTo(3);
        assertThat(IngestConfig.fromEnvironment(Map.of("FORGE_NUM_WORKERS", "3", "ORRERY_INGEST_UPLOAD_WORKERS", "4"))
                        .uploadWorkers())
                .isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "ORRERY_INGEST_SPOOL_BYTES, 12, 'ORRERY_INGEST_SPOOL_BYTES must be at least 1048576, was 12'",
        "ORRERY_INGEST_UPLOAD_WORKERS, 0, 'ORRERY_INGEST_UPLOAD_WORKERS must be at least 1, was 0'",
        "ORRERY_INGEST_EVENT_WORKERS, x, 'ORRERY_INGEST_EVENT_WORKERS must be a whole number, was ''x'''",
        "ORRERY_PARTITIONS, 0, 'ORRERY_PARTITIONS must be at least 1, was 0'"
    })
    void aWrongValueIsNamedWithItsKeyAndRule(String key, String value, String message) {
        assertThatThrownBy(() -> IngestConfig.fromEnvironment(Map.of(key, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
