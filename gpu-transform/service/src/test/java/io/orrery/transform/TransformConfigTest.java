package io.orrery.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransformConfigTest {
    @Test
    void anEmptyEnvironmentGivesTheDefaults() {
        assertThat(TransformConfig.fromEnvironment(Map.of())).isEqualTo(TransformConfig.of(Path.of("data/transform")));
    }

    @Test
    void everySettingIsRead() {
        TransformConfig config = TransformConfig.fromEnvironment(Map.of(
                "ORRERY_TRANSFORM_STATE_DIRECTORY", "/tmp/x",
                "ORRERY_TRANSFORM_THREADS", "3",
                "ORRERY_TRANSFORM_RESIDENT_BYTES", "1000",
                "ORRERY_TRANSFORM_LATENESS_MILLIS", "5"));

        assertThat(config.stateDirectory()).isEqualTo(Path.of("/tmp/x"));
        assertThat(config.threads()).isEqualTo(3);
        assertThat(config.residentBytes()).isEqualTo(1000);
        assertThat(config.limits().latenessMillis()).isEqualTo(5);
    }

    @Test
    void theNameThatGraphistrysUsersKnowSetsTheThreadsUnlessOursDoes() {
        assertThat(TransformConfig.fromEnvironment(Map.of("DASK_NUM_WORKERS", "3"))
                        .threads())
                .isEqualTo(3);
        assertThat(TransformConfig.fromEnvironment(Map.of("DASK_NUM_WORKERS", "3", "ORRERY_TRANSFORM_THREADS", "4"))
                        .threads())
                .isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "ORRERY_TRANSFORM_THREADS, 0, at least 1",
        "ORRERY_TRANSFORM_THREADS, many, whole number",
        "ORRERY_TRANSFORM_RESIDENT_BYTES, -1, positive",
        "ORRERY_TRANSFORM_LATENESS_MILLIS, -1, not be negative"
    })
    void aWrongSettingIsNamedWithItsRuleAndValue(String name, String value, String rule) {
        assertThatThrownBy(() -> TransformConfig.fromEnvironment(Map.of(name, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(rule)
                .hasMessageContaining(value);
    }
}
