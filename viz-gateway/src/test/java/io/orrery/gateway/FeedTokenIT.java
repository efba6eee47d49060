package io.orrery.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.gateway.feeds.FeedGrants;
import io.orrery.gateway.feeds.FeedTokens;
import io.orrery.gateway.testing.Answer;
import io.orrery.gateway.testing.Client;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class FeedTokenIT {
    private final GatewayFixture fixture = GatewayFixture.get();
    private final Client alice = fixture.as("alice");
    private final String name = "tokens-" + UUID.randomUUID();
    private final String graph = alice.post("/api/v1/feeds", "{\"name\":\"" + name + "\"}")
            .json()
            .path("graph")
            .asString();
    private final FeedTokens tokens = fixture.gateway.context().getBean(FeedTokens.class);

    @Test
    void grants_its_feed_until_it_is_revoked() {
        Answer made = alice.post("/api/v1/feeds/" + name + "/tokens", "{\"label\":\"firewall\"}");
        String token = made.json().path("token").asString();
        String id = made.json().path("id").asString();

        assertThat(tokens.find(token)).hasValueSatisfying(grant -> {
            assertThat(grant.graph().value()).isEqualTo(graph);
            assertThat(grant.feed()).isEqualTo(name);
            assertThat(grant.plan().takesOnlyJson()).isFalse();
        });
        JsonNode listed = alice.get("/api/v1/feeds/" + name + "/tokens").json().path("tokens");
        assertThat(listed).hasSize(1);
        assertThat(listed.path(0).path("label").asString()).isEqualTo("firewall");
        assertThat(listed.path(0).path("lastUsedAt").isNull()).isFalse();
        assertThat(listed.toString()).doesNotContain(token);

        assertThat(alice.delete("/api/v1/feeds/" + name + "/tokens/" + id).status())
                .isEqualTo(200);
        assertThat(tokens.find(token)).isEmpty();
        assertThat(alice.delete("/api/v1/feeds/" + name + "/tokens/" + id).status())
                .isEqualTo(404);
    }

    @Test
    void keeps_only_the_fingerprint() {
        String token = alice.post("/api/v1/feeds/" + name + "/tokens", "{}")
                .json()
                .path("token")
                .asString();
        String stored = fixture.gateway
                .context()
                .getBean(JdbcClient.class)
                .sql("select t::text from feed_token t where graph_id = :graph")
                .param("graph", graph)
                .query(String.class)
                .single();
        assertThat(stored).doesNotContain(token).containsPattern("[0-9a-f]{64}");
    }

    @Test
    void finds_a_feed_by_the_names_that_an_operator_writes() {
        FeedGrants grants = fixture.gateway.context().getBean(FeedGrants.class);
        assertThat(grants.named("Alice", name)).isPresent();
        assertThat(grants.named("bob", name)).isEmpty();
        assertThat(tokens.find("garbage")).isEmpty();
    }

    @Test
    void names_what_is_wrong_with_a_label() {
        Answer answer = alice.post("/api/v1/feeds/" + name + "/tokens", "{\"label\":\"" + "x".repeat(201) + "\"}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("Field 'label'");
    }
}
