package io.orrery.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OpenApiIT {
    private final GatewayFixture fixture = GatewayFixture.get();

    @Test
    void describes_every_route_that_runs_and_no_other() {
        var described = new TreeSet<String>();
        fixture.client
                .get("/openapi.json")
                .json()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation ->
                                described.add(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey())));
        List<String> running = RunningRoutes.of(fixture.gateway).stream()
                .map(RunningRoutes.Route::toString)
                .toList();
        assertThat(described).containsExactlyInAnyOrderElementsOf(running);
    }
}
