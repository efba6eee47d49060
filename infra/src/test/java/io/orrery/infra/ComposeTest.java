package io.orrery.infra;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.app.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/// The Compose file agrees with the code, and with what a careful operator expects of it.
class ComposeTest {
    private final Map<String, Map<String, Object>> services = services();

    @Test
    void everySettingItSetsIsOneThatOrreryKnows() {
        Set<String> known = Arrays.stream(Setting.values()).map(Enum::name).collect(Collectors.toSet());

        assertThat(environment("orrery").keySet()).isNotEmpty().isSubsetOf(known);
    }

    @Test
    void everyEmbeddedServerIsReplaced() {
        assertThat(environment("orrery"))
                .containsKeys("ORRERY_KAFKA_BOOTSTRAP_SERVERS", "ORRERY_POSTGRES_URL", "ORRERY_REDIS_URL");
    }

    @Test
    void noSecretIsWrittenDown() {
        for (Setting setting : Setting.values()) {
            String value = environment("orrery").get(setting.name());
            if (setting.secret() && value != null) {
                assertThat(value).as(setting.name()).contains("${").contains(":?");
            }
        }
    }

    @Test
    void imagesArePinnedToAVersion() {
        services.forEach((name, service) -> {
            if (service.get("image") instanceof String image) {
                assertThat(image).as(name).matches(".+:[0-9].*");
            }
        });
    }

    @Test
    void onlyOrreryHasAPortAndOnlyOnLoopback() {
        services.forEach((name, service) -> {
            List<?> ports = (List<?>) service.getOrDefault("ports", List.of());
            assertThat(ports)
                    .as(name)
                    .allMatch(port -> "orrery".equals(name) && port.toString().startsWith("127.0.0.1:"));
        });
    }

    @Test
    void orreryRunsWithoutPrivileges() {
        assertThat(services.get("orrery"))
                .containsEntry("read_only", true)
                .containsEntry("cap_drop", List.of("ALL"))
                .containsEntry("security_opt", List.of("no-new-privileges:true"));
    }

    @SuppressWarnings("unchecked")
    private Map<String, String> environment(String service) {
        return (Map<String, String>) services.get(service).get("environment");
    }

    private static Map<String, Map<String, Object>> services() {
        Path file = Path.of(System.getProperty("orrery.root"), "infra/compose/compose.yaml");
        try {
            Map<String, Map<String, Map<String, Object>>> whole = new Yaml().load(Files.readString(file));
            return whole.get("services");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(file + " cannot be read", e);
        }
    }
}
