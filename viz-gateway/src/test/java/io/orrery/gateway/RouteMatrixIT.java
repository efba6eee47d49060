package io.orrery.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.orrery.gateway.access.Account;
import io.orrery.gateway.access.Tokens;
import io.orrery.gateway.testing.Answer;
import io.orrery.gateway.testing.Client;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every route of the running router, seen by everybody who has no business there. A route that nobody thought of is
/// in the list by itself and must refuse; one with a variable that this test does not know fails it.
class RouteMatrixIT {
    private static final String SOCKETS = "/ws/graphs/{id}";

    private final GatewayFixture fixture = GatewayFixture.get();
    private final Client alice = fixture.as("alice");
    private final String graph = fixture.createDataset(alice);
    private final String file =
            alice.post("/api/v2/files", "{}").json().path("file_id").asString();
    private final String feed = feedOf(alice);

    @TestFactory
    Stream<DynamicTest> refuses_strangers_at_every_route_that_is_not_open() {
        Set<String> open = openRoutes();
        return routes().filter(route -> !open.contains(route.toString()))
                .flatMap(route -> strangers().entrySet().stream()
                        .map(stranger -> dynamicTest(route + " without valid credentials: " + stranger.getKey(), () -> {
                            Answer answer = send(stranger.getValue(), route, true);
                            // Splunk's collector tells a wrong token from none.
                            assertThat(answer.status())
                                    .isIn(route.pattern().startsWith("/services/") ? Set.of(401, 403) : Set.of(401));
                            assertThat(answer.header("Content-Type")).startsWith("application/json");
                            assertThat(answer.header("Content-Security-Policy")).contains("default-src 'self'");
                            assertThat(answer.body())
                                    .isEqualTo(send(stranger.getValue(), route, false)
                                            .body());
                        })));
    }

    @TestFactory
    Stream<DynamicTest> answers_a_foreign_object_exactly_like_a_missing_one() {
        Client bob = fixture.as("bob");
        Set<String> open = openRoutes();
        return routes().filter(route -> !open.contains(route.toString()) && namesAnObject(route))
                .map(route -> dynamicTest(route + " of somebody else", () -> {
                    Answer foreign = send(bob, route, true);
                    Answer missing = send(bob, route, false);
                    assertThat(foreign.status()).isEqualTo(404);
                    assertThat(missing.status()).isEqualTo(404);
                    assertThat(foreign.body()).isEqualTo(missing.body());
                }));
    }

    @Test
    void the_owner_gets_in_so_the_refusals_above_mean_something() {
        assertThat(alice.get("/api/v1/graphs/" + graph).status()).isEqualTo(200);
        assertThat(alice.get("/api/v2/files/" + file).status()).isEqualTo(200);
        assertThat(alice.post("/api/v1/feeds/" + feed + "/events", "{}").status())
                .isEqualTo(200);
    }

    @Test
    void lists_no_open_route_that_does_not_run() {
        assertThat(routes().map(RunningRoutes.Route::toString)).containsAll(openRoutes());
    }

    @Test
    void refuses_to_share_what_belongs_to_somebody_else() {
        Client bob = fixture.as("bob");
        String body = "{\"obj_pk\":\"%s\",\"obj_type\":\"dataset\",\"mode\":\"public\"}";
        Answer foreign = bob.post("/api/v2/share/link/", body.formatted(graph));
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.body())
                .isEqualTo(bob.post("/api/v2/share/link/", body.formatted("missing"))
                        .body());
        assertThat(bob.get("/api/v1/graphs/" + graph).status()).isEqualTo(404);
    }

    private Stream<RunningRoutes.Route> routes() {
        // The handshake of a socket is not plain HTTP; the fan-out's own tests knock there.
        return RunningRoutes.of(fixture.gateway).stream()
                .filter(route -> !route.pattern().equals(SOCKETS));
    }

    private Map<String, Client> strangers() {
        Tokens past = new Tokens(GatewayFixture.TOKEN_KEY, Clock.offset(Clock.systemUTC(), Duration.ofHours(-2)));
        String expired = past.issue(new Account(1, "admin", true));
        return Map.of(
                "no token", fixture.client,
                "an expired one", fixture.client.with("Authorization", "Bearer " + expired),
                "garbage", fixture.client.with("Authorization", "Bearer garbage"),
                "a session nobody opened",
                        fixture.client
                                .with("Cookie", "orrery_session=" + UUID.randomUUID())
                                .with("Origin", fixture.client.base()));
    }

    private Answer send(Client client, RunningRoutes.Route route, boolean existing) {
        String path = route.pattern();
        String id = path.contains("/files/") ? file : graph;
        Map<String, String> values = Map.of(
                "{id}", existing ? id : "0".repeat(32),
                "{name}", existing ? feed : "missing",
                "{slot}", "0",
                "{part}", "edges",
                "{format}", "csv",
                "{output}", "all",
                "{org}", "alice",
                "{index}", "logs",
                "{*call}", "_license");
        for (Map.Entry<String, String> value : values.entrySet()) {
            path = path.replace(value.getKey(), value.getValue());
        }
        assertThat(path).as("a variable that this test does not know").doesNotContain("{");
        return client.send(route.method(), path, BodyPublishers.ofString("{}"));
    }

    private static boolean namesAnObject(RunningRoutes.Route route) {
        return route.pattern().contains("{id}") || route.pattern().contains("{name}");
    }

    private static String feedOf(Client client) {
        String name = "matrix-" + UUID.randomUUID();
        client.post("/api/v1/feeds", """
                {"name":"%s","mapping":{"relations":[{"source":{"column":"a"},"destination":{"column":"b"}}]}}""".formatted(name));
        return name;
    }

    private static Set<String> openRoutes() {
        try {
            List<String> lines = Files.readAllLines(Path.of("src/test/resources/cases/open-routes.txt"));
            return lines.stream().filter(line -> !line.startsWith("#")).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
