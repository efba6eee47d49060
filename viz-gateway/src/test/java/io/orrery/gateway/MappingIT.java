package io.orrery.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.gateway.testing.Answer;
import io.orrery.gateway.testing.Client;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Questions about mappings where no ingest runs; with one they are in the proofs of the whole.
class MappingIT {
    private final GatewayFixture fixture = GatewayFixture.get();
    private final Client alice = fixture.as("alice");

    @Test
    void says_when_to_come_back_when_nobody_answers() {
        Answer answer = alice.post("/api/v1/mappings:preview", "{\"sample\":\"a line\"}");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("2");
        assertThat(answer.json().path("message").asString()).startsWith("No ingest answered within 3 seconds");
    }

    @Test
    void stores_no_feed_whose_rules_nobody_could_check() {
        String name = "unchecked-" + UUID.randomUUID();
        Answer answer = alice.post("/api/v1/feeds", "{\"name\":\"%s\",\"rules\":\"off: [loaded]\"}".formatted(name));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(alice.get("/api/v1/feeds").body()).doesNotContain(name);
    }

    @Test
    void refuses_samples_that_are_missing_or_too_large_before_it_asks() {
        assertThat(alice.post("/api/v1/mappings:preview", "{}").status()).isEqualTo(400);
        Answer bytes = alice.post("/api/v1/mappings:preview", "{\"sample\":\"" + "x".repeat(300_000) + "\"}");
        assertThat(bytes.status()).isEqualTo(413);
        assertThat(bytes.json().path("message").asString()).contains("larger than 262144 bytes");
        Answer lines = alice.post("/api/v1/mappings:preview", "{\"sample\":\"" + "x\\n".repeat(2_001) + "\"}");
        assertThat(lines.status()).isEqualTo(413);
        assertThat(lines.json().path("message").asString()).contains("more than 2000 events");
        Answer zone = alice.post("/api/v1/mappings:preview", "{\"sample\":\"x\",\"zone\":\"Mars\"}");
        assertThat(zone.status()).isEqualTo(400);
        assertThat(zone.body()).contains("Field 'zone'");
    }

    @Test
    void changes_no_name_of_a_feed() {
        String name = "named-" + UUID.randomUUID();
        assertThat(alice.post("/api/v1/feeds", "{\"name\":\"%s\"}".formatted(name))
                        .status())
                .isEqualTo(200);
        Answer answer = alice.send("PUT", "/api/v1/feeds/" + name, BodyPublishers.ofString("{\"name\":\"other\"}"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("Field 'name' cannot be changed");
    }
}
