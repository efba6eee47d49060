package io.orrery.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {
    private static final Path FALLBACK = Path.of("/somewhere/data");
    private static final Pattern VARIABLE = Pattern.compile("\"(ORRERY_[A-Z_]*[A-Z])\"");

    @ParameterizedTest
    @CsvSource({
        "ORRERY_PROT, 8080, there is no setting ORRERY_PROT",
        "ORRERY_PORT, 80 80, ORRERY_PORT must be a whole number from 0 to 65535",
        "ORRERY_PORT, 65536, ORRERY_PORT must be a whole number from 0 to 65535",
        "ORRERY_PORT, 8081, 'ORRERY_PORT and ORRERY_MANAGEMENT_PORT must differ, both are 8081'",
        "ORRERY_MANAGEMENT_PORT, 8080, 'ORRERY_PORT and ORRERY_MANAGEMENT_PORT must differ, both are 8080'",
        "ORRERY_PARTITIONS, many, ORRERY_PARTITIONS must be a whole number",
        "ORRERY_DEMO_RATE, 100001, ORRERY_DEMO_RATE must be a whole number"
    })
    void whatIsWrongIsRefusedByName(String name, String value, String message) {
        assertThatThrownBy(() -> Configuration.fromEnvironment(Map.of(name, value), FALLBACK))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void bothPortsMayBePicked() {
        Map<String, String> environment = Map.of("ORRERY_PORT", "0", "ORRERY_MANAGEMENT_PORT", "0");

        assertThat(Configuration.fromEnvironment(environment, FALLBACK).settings())
                .isEqualTo(environment);
    }

    @Test
    void otherProgramsVariablesAreNoneOfOurBusiness() {
        Configuration configuration =
                Configuration.fromEnvironment(Map.of("PATH", "/bin", "ORRERY_PORT", "9"), FALLBACK);

        assertThat(configuration.settings()).containsOnlyKeys("ORRERY_PORT");
        assertThat(configuration.data()).isEqualTo(FALLBACK);
        assertThat(configuration.number(Setting.ORRERY_PORT, 1)).isEqualTo(9);
        assertThat(configuration.demo()).isTrue();
    }

    @Test
    void theNamesThatGraphistrysUsersKnowReachTheServices() {
        Map<String, String> environment = Map.of("CUDA_VISIBLE_DEVICES", "", "STREAMGL_NUM_WORKERS", "2");

        assertThat(Configuration.fromEnvironment(environment, FALLBACK).settings())
                .isEqualTo(environment);
    }

    @Test
    void aFileIsMeantFromWhereTheCommandWasGiven() {
        Configuration configuration = Configuration.fromEnvironment(Map.of("ORRERY_DOORS", "doors.yaml"), FALLBACK);

        assertThat(configuration.settings())
                .containsEntry(
                        "ORRERY_DOORS", Path.of("doors.yaml").toAbsolutePath().toString());
    }

    @Test
    void secretsAreNotPrinted() {
        String text = Configuration.fromEnvironment(
                        Map.of(
                                "ORRERY_ADMIN_PASSWORD", "hunter2hunter2",
                                "ORRERY_REDIS_URL", "redis://u:hunter2hunter2@h:1",
                                "ORRERY_KAFKA_CLIENT_SASL_JAAS_CONFIG", "password=hunter2hunter2",
                                "ORRERY_PORT", "8080"),
                        FALLBACK)
                .toString();

        assertThat(text).doesNotContain("hunter2").contains("ORRERY_PORT=8080");
    }

    @Test
    void everyVariableThatAServiceReadsIsASetting() {
        Set<String> known = Arrays.stream(Setting.values()).map(Setting::name).collect(Collectors.toSet());
        Set<String> read = new TreeSet<>();
        Path root = Path.of(System.getProperty("orrery.root"));
        for (String module : new String[] {
            "ingest-service", "gpu-transform/service", "gpu-transform/device", "layout-service", "viz-gateway"
        }) {
            read.addAll(variables(root.resolve(module).resolve("src/main/java")));
        }

        assertThat(read).isNotEmpty();
        assertThat(known).containsAll(read);
    }

    private static Set<String> variables(Path sources) {
        if (!Files.isDirectory(sources)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> VARIABLE.matcher(read(file)).results().map(match -> match.group(1)))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
