package io.orrery.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.gateway.access.Account;
import io.orrery.gateway.access.Accounts;
import io.orrery.gateway.access.Tokens;
import io.orrery.gateway.fanout.GraphWriter;
import io.orrery.gateway.fanout.SocketClient;
import io.orrery.gateway.fanout.TestFrames;
import io.orrery.gateway.testing.Client;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/// Sockets of the whole gateway: real accounts, real tickets, real broker.
@Timeout(60)
class ViewingIT {
    private final GatewayFixture fixture = GatewayFixture.get();
    private final Client alice = fixture.as("alice");
    private final String graph = fixture.createDataset(alice);

    @BeforeEach
    void fill() throws Exception {
        try (GraphWriter log = new GraphWriter(fixture.kafka, graph)) {
            log.change(TestFrames.nodes(0, 1, 1, 0, 1, 0, 3));
        }
    }

    @Test
    void a_ticket_opens_a_socket_once() throws Exception {
        String protocols = "orrery.v1," + ticket(alice);
        try (SocketClient viewer = open(protocols, null)) {
            assertThat(welcome(viewer).path("graph").path("id").asString()).isEqualTo(graph);
        }
        assertRefused(protocols, null, 401);
    }

    @Test
    void strangers_other_accounts_and_foreign_pages_are_kept_out() {
        assertRefused("orrery.v1", null, 401);
        assertRefused("orrery.v1,ticket.made-up", null, 401);
        assertRefused("orrery.v1," + ticket(fixture.as("bob")), null, 404);
        assertRefused("orrery.v1," + ticket(alice), "https://evil.example", 403);
    }

    @Test
    void deleting_a_graph_tells_its_viewers() throws Exception {
        try (SocketClient viewer = open("orrery.v1," + ticket(alice), null)) {
            welcome(viewer);
            assertThat(alice.delete("/api/v1/graphs/" + graph).status()).isBetween(200, 204);
            viewer.next("deleted");
            assertThat(viewer.closeCode.get(5, TimeUnit.SECONDS)).isEqualTo(4004);
        }
        assertRefused("orrery.v1," + ticket(alice), null, 404);
    }

    @Test
    void a_login_that_ends_takes_its_sockets_along() throws Exception {
        try (SocketClient viewer = open("orrery.v1," + ticket(alice), null);
                SocketClient other = open("orrery.v1," + ticket(fixture.as("alice")), null)) {
            welcome(viewer);
            welcome(other);
            assertThat(alice.delete("/api/v1/session").status()).isEqualTo(204);
            assertThat(viewer.closeCode.get(5, TimeUnit.SECONDS)).isEqualTo(4003);
            assertThat(other.closeCode).isNotDone();
        }
    }

    @Test
    void a_token_that_expires_takes_its_sockets_along() throws Exception {
        Account account = fixture.gateway
                .context()
                .getBean(Accounts.class)
                .byName("alice")
                .orElseThrow();
        Clock issued =
                Clock.offset(Clock.systemUTC(), Tokens.LIFE.minusSeconds(4).negated());
        String token = new Tokens(GatewayFixture.TOKEN_KEY, issued).issue(account);
        Client shortLived = fixture.client.with("Authorization", "Bearer " + token);
        try (SocketClient viewer = open("orrery.v1," + ticket(shortLived), null)) {
            welcome(viewer);
            assertThat(viewer.closeCode.get(9, TimeUnit.SECONDS)).isEqualTo(4003);
        }
        assertThat(shortLived.get("/api/v1/session").status()).isEqualTo(401);
    }

    @Test
    void the_inspector_answers_the_owner_and_nobody_else() {
        assertThat(alice.get("/api/v1/graphs/" + graph + "/nodes/2")
                        .json()
                        .path("id")
                        .asString())
                .isEqualTo("node-2");
        assertThat(fixture.as("bob").get("/api/v1/graphs/" + graph + "/nodes/2").status())
                .isEqualTo(404);
        assertThat(fixture.client.get("/api/v1/graphs/" + graph + "/nodes/2").status())
                .isEqualTo(401);
    }

    private static JsonNode welcome(SocketClient viewer) throws InterruptedException {
        viewer.say("{\"t\":\"hello\",\"credit\":8388608}");
        return viewer.next("welcome");
    }

    private static String ticket(Client account) {
        return account.post("/api/v1/tickets", "{}").json().path("subprotocol").asString();
    }

    private SocketClient open(String protocols, @Nullable String origin) {
        return SocketClient.with("ws://127.0.0.1:" + fixture.gateway.port() + "/ws/graphs/" + graph, protocols, origin);
    }

    private void assertRefused(String protocols, @Nullable String origin, int status) {
        try (SocketClient viewer = open(protocols, origin)) {
            assertThatThrownBy(() -> viewer.closeCode.get(10, TimeUnit.SECONDS))
                    .hasMessageContaining(Integer.toString(status));
        }
    }
}
