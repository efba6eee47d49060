package io.orrery.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.gateway.testing.Client;
import org.junit.jupiter.api.Test;

class GatewayBootIT {
    private final GatewayFixture fixture = GatewayFixture.get();
    private final Client management = new Client("http://127.0.0.1:" + fixture.gateway.managementPort());

    @Test
    void reports_health_and_metrics_on_the_management_port_only() {
        assertThat(management.get("/actuator/health").body()).contains("\"status\":\"UP\"");
        assertThat(management.get("/actuator/health/readiness").body()).contains("\"status\":\"UP\"");
        assertThat(management.get("/actuator/prometheus").body()).contains("jvm_memory");
        assertThat(fixture.client.get("/actuator/health").status()).isEqualTo(404);
    }

    @Test
    void makes_no_second_administrator_and_shows_no_preset_password() {
        assertThat(fixture.gateway.generatedAdminPassword()).isEmpty();
        assertThat(fixture.as("admin")
                        .get("/api/v1/session")
                        .json()
                        .path("username")
                        .asString())
                .isEqualTo("admin");
    }
}
