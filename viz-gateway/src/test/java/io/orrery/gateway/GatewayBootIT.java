package io.orrery.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.gateway.testing.Client;
import io.orrery.stage.StageBoard;
import io.orrery.stage.StageHealth;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
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
    void names_the_port_that_another_program_has() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            for (boolean management : new boolean[] {false, true}) {
                int port = management ? 0 : taken.getLocalPort();
                int managementPort = management ? taken.getLocalPort() : 0;
                GatewayConfig config = GatewayFixture.config(fixture.kafka, port, managementPort);
                assertThatThrownBy(() -> GatewayApplication.start(config, new StageBoard(List.of())))
                        .hasMessage("port " + taken.getLocalPort() + " is taken by another program");
            }
        }
    }

    @Test
    void says_which_stage_is_not_ready() {
        StageHealth late = new StageHealth("late", Duration.ofMinutes(1));
        StageBoard board = new StageBoard(List.of("early", "late"));
        try (GatewayApplication gateway = GatewayApplication.start(GatewayFixture.config(fixture.kafka, 0, 0), board)) {
            Client health = new Client("http://127.0.0.1:" + gateway.managementPort());
            assertThat(health.get("/actuator/health/readiness").status()).isEqualTo(503);

            StageHealth early = new StageHealth("early", Duration.ofMinutes(1));
            board.started("early", List.of(early));
            board.started("late", List.of(late));
            early.up();
            late.waiting("the broker is away");
            assertThat(health.get("/actuator/health/readiness").status()).isEqualTo(200);
            assertThat(health.get("/actuator/health/stages/late")
                            .json()
                            .path("status")
                            .asString())
                    .isEqualTo("WAITING");
            late.down("an invariant is broken");
            assertThat(health.get("/actuator/health").status()).isEqualTo(503);
            assertThat(health.get("/actuator/health/stages/late").body()).contains("an invariant is broken");
            assertThat(health.get("/actuator/health/redis").body()).contains("UP");
        }
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
