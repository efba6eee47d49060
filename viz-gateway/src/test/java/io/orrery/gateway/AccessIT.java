package io.orrery.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.gateway.access.Accounts;
import io.orrery.gateway.access.Secret;
import io.orrery.gateway.testing.Answer;
import io.orrery.gateway.testing.Client;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class AccessIT {
    private final GatewayFixture fixture = GatewayFixture.get();
    private final Client client = fixture.client;

    @Test
    void evaluates_five_guesses_per_name_and_then_says_when_to_come_back() {
        String name = newAccount();
        for (int i = 0; i < 5; i++) {
            assertThat(login(name, "wrong").status()).isEqualTo(400);
        }
        Answer sixth = login(name, GatewayFixture.PASSWORD);
        assertThat(sixth.status()).isEqualTo(429);
        assertThat(sixth.header("Retry-After")).isEqualTo("300");
    }

    @Test
    void counts_guesses_for_names_that_do_not_exist_all_the_same() {
        String name = "nobody-" + UUID.randomUUID();
        for (int i = 0; i < 5; i++) {
            assertThat(login(name, "wrong").body()).contains("Unable to log in with provided credentials.");
        }
        assertThat(login(name, "wrong").status()).isEqualTo(429);
    }

    @Test
    void forgets_failed_guesses_after_a_good_login() {
        String name = newAccount();
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 4; i++) {
                login(name, "wrong");
            }
            assertThat(login(name.toUpperCase(java.util.Locale.ROOT), GatewayFixture.PASSWORD)
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void refreshes_a_token_without_authorization_and_keeps_both_alive() {
        String token =
                login("alice", GatewayFixture.PASSWORD).json().path("token").asString();
        String fresh = client.post("/api/v2/auth/token/refresh", "{\"token\":\"" + token + "\"}")
                .json()
                .path("token")
                .asString();
        assertThat(bearer(fresh).get("/api/v1/session").status()).isEqualTo(200);
        assertThat(bearer(token).get("/api/v1/session").status()).isEqualTo(200);
        assertThat(client.post("/api-token-verify/", "{\"token\":\"" + fresh + "\"}")
                        .status())
                .isEqualTo(200);
        assertThat(client.post("/api-token-verify/", "{\"token\":\"x\"}").status())
                .isEqualTo(400);
    }

    @Test
    void ends_every_token_of_a_login_when_one_logs_out() {
        String token =
                login("alice", GatewayFixture.PASSWORD).json().path("token").asString();
        String fresh = client.post("/api/v2/auth/token/refresh", "{\"token\":\"" + token + "\"}")
                .json()
                .path("token")
                .asString();
        assertThat(bearer(token).delete("/api/v1/session").status()).isEqualTo(204);
        assertThat(bearer(fresh).get("/api/v1/session").status()).isEqualTo(401);
        assertThat(client.post("/api/v2/auth/token/refresh", "{\"token\":\"" + fresh + "\"}")
                        .body())
                .contains("non_field_errors");
    }

    @Test
    void exchanges_a_personal_key_by_get_with_a_body_and_by_post() {
        Client key = client.with("Authorization", "PersonalKey cli-key:0123456789abcdef0123456789abcdef");
        for (String method : new String[] {"GET", "POST"}) {
            Answer answer = key.send(
                    method,
                    "/api/v2/auth/pkey/jwt/",
                    java.net.http.HttpRequest.BodyPublishers.ofString("{\"org_name\":\"x\"}"));
            assertThat(bearer(answer.json().path("token").asString())
                            .get("/api/v1/session")
                            .body())
                    .contains("admin");
        }
        Client wrong = client.with("Authorization", "PersonalKey cli-key:0123456789abcdef0123456789abcdee");
        assertThat(wrong.get("/api/v2/auth/pkey/jwt/").status()).isEqualTo(401);
    }

    @Test
    void believes_a_cookie_only_from_its_own_pages() {
        Answer login = client.post("/api/v1/session", credentials("alice", GatewayFixture.PASSWORD));
        assertThat(login.header("Set-Cookie"))
                .containsIgnoringCase("HttpOnly")
                .contains("SameSite=Lax", "Path=/")
                .doesNotContain("Secure");
        Client browser = client.with("Cookie", login.header("Set-Cookie").replaceAll(";.*", ""));
        String body = GatewayFixture.DATASET;

        assertThat(browser.get("/api/v1/session").json().path("username").asString())
                .isEqualTo("alice");
        for (String origin : new String[] {
            "http://evil.example", "null", client.base() + ".evil.example", client.base() + "/", "HTTP://127.0.0.1"
        }) {
            assertThat(browser.with("Origin", origin)
                            .post("/api/v2/upload/datasets", body)
                            .status())
                    .as(origin)
                    .isEqualTo(403);
        }
        assertThat(browser.post("/api/v2/upload/datasets", body).status())
                .as("no origin")
                .isEqualTo(403);
        Client page = browser.with("Origin", client.base());
        assertThat(page.post("/api/v2/upload/datasets", body).status()).isEqualTo(200);
        assertThat(page.delete("/api/v1/session").status()).isEqualTo(204);
        assertThat(browser.get("/api/v1/session").status()).isEqualTo(401);
    }

    @Test
    void lets_nobody_in_at_a_socket_without_credentials_from_elsewhere_or_with_a_spent_ticket() {
        Client alice = fixture.as("alice");
        String graph = fixture.createDataset(alice);
        String ticket =
                alice.post("/api/v1/tickets", "").json().path("subprotocol").asString();
        Map<String, String> none = Map.of();

        assertThat(knock(graph, none, "orrery.v1")).isEqualTo(401);
        assertThat(knock(graph, Map.of("Origin", "http://evil.example"), "orrery.v1", ticket))
                .isEqualTo(403);
        assertThat(knock(graph, none, "orrery.v1", ticket)).isEqualTo(101);
        assertThat(knock(graph, none, "orrery.v1", ticket)).isEqualTo(401);
        String bobs = fixture.as("bob")
                .post("/api/v1/tickets", "")
                .json()
                .path("subprotocol")
                .asString();
        assertThat(knock(graph, none, "orrery.v1", bobs)).isEqualTo(404);
    }

    private int knock(String graph, Map<String, String> headers, String protocol, String... more) {
        URI uri = URI.create(client.base().replace("http", "ws") + "/ws/graphs/" + graph);
        try (HttpClient http = HttpClient.newHttpClient()) {
            WebSocket.Builder builder = http.newWebSocketBuilder().subprotocols(protocol, more);
            headers.forEach(builder::header);
            builder.buildAsync(uri, new WebSocket.Listener() {}).join().abort();
            return 101;
        } catch (CompletionException e) {
            return ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode();
        }
    }

    private String newAccount() {
        String name = "user-" + UUID.randomUUID();
        fixture.gateway.context().getBean(Accounts.class).create(name, new Secret(GatewayFixture.PASSWORD), false);
        return name;
    }

    private Answer login(String name, String password) {
        return client.post("/api-token-auth/", credentials(name, password));
    }

    private Client bearer(String token) {
        return client.with("Authorization", "Bearer " + token);
    }

    private static String credentials(String name, String password) {
        return "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, password);
    }
}
