package io.orrery.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.gateway.access.Secret;
import io.orrery.gateway.testing.TestServers;
import io.orrery.stage.KafkaSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GatewayBootIT {

    @Test
    void reports_health_and_metrics_on_the_management_port_only() throws Exception {
        var config = new GatewayConfig(
                "127.0.0.1",
                0,
                0,
                KafkaSettings.plain("127.0.0.1:1"),
                4,
                TestServers.database(),
                TestServers.redis(),
                Secret.random(32),
                null,
                null,
                UploadLimits.DEFAULT,
                Set.of(),
                false);
        try (var gateway = GatewayApplication.start(config, null);
                var http = HttpClient.newHttpClient()) {
            assertThat(get(http, gateway.managementPort(), "/actuator/health").body()).contains("\"status\":\"UP\"");
            assertThat(get(http, gateway.managementPort(), "/actuator/prometheus").body()).contains("jvm_memory");
            assertThat(get(http, gateway.port(), "/actuator/health").statusCode()).isEqualTo(404);
            assertThat(get(http, gateway.port(), "/healthz/").body()).isEqualTo("{\"success\":true}");
        }
    }

    private static HttpResponse<String> get(HttpClient http, int port, String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
