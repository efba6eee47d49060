package io.orrery.app.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.app.client.OrreryClient;
import io.orrery.app.client.Viewer;
import io.orrery.app.process.SharedOrrery;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Rules are looked at, tried and changed, and what is posted afterwards is read by them.
class MappingIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String LINE =
            "Nov 22 13:43:24 web1 sshd[1]: Failed password for root from 198.51.100.7 port 4022 ssh2\n";
    private static final String OWN = """
            datasets: [linux.auth]
            replace: true
            relations:
              - {name: knocked-at, from: ip(source.ip), to: host(host), technique: T1110}
            hosts:
              - {name: web1.corp.example, also: [web1]}
            """;
    private static final String WRONG = """
            datasets: [linux.auth]
            relations:
              - {name: knocked-at, from: planet(source.ip), to: host(host)}
            """;

    private final String name = "mapping-" + UUID.randomUUID();

    @Test
    void everybodysRulesAndFormatsCanBeLookedAt() throws Exception {
        try (OrreryClient client = SharedOrrery.get().admin()) {
            JsonNode rules = client.get("/api/v1/rules").json();
            assertThat(rules.at("/files/0/name").asString()).isEqualTo("windows-sysmon.yaml");
            assertThat(rules.at("/files/0/text").asString()).contains("datasets: [windows.sysmon");
            assertThat(rules.path("formats").toString()).contains("\"auto\"", "\"zeek-tsv\"", "\"syslog\"");
        }
    }

    @Test
    void rulesAreTriedOnASampleBeforeAnybodyUsesThem() throws Exception {
        try (OrreryClient client = SharedOrrery.get().admin()) {
            JsonNode plain = preview(client, "/api/v1/mappings:preview", Map.of("sample", LINE));
            assertThat(plain.path("problems")).isEmpty();
            assertThat(plain.at("/counts/edges").asInt()).isEqualTo(2);
            assertThat(plain.at("/events/0/format").asString()).isEqualTo("linux.auth");
            assertThat(plain.at("/events/0/fields/source.ip").asString()).isEqualTo("198.51.100.7");

            JsonNode own = preview(client, "/api/v1/mappings:preview", Map.of("sample", LINE, "rules", OWN));
            assertThat(own.at("/events/0/relations/0/relation").asString()).isEqualTo("knocked-at");
            assertThat(own.at("/events/0/relations/0/destination/id").asString())
                    .isEqualTo("web1.corp.example");
            assertThat(own.at("/events/0/relations/0/technique").asString()).isEqualTo("T1110");

            JsonNode wrong = preview(client, "/api/v1/mappings:preview", Map.of("sample", LINE, "rules", WRONG));
            assertThat(wrong.at("/problems/0/line").asInt()).isEqualTo(3);
            assertThat(wrong.at("/problems/0/column").asInt()).isEqualTo(30);
            assertThat(wrong.path("events")).isEmpty();
        }
    }

    @Test
    void whatIsPostedAfterAChangeIsReadTheNewWay() throws Exception {
        try (OrreryClient client = SharedOrrery.get().admin()) {
            OrreryClient.Answer refused = create(client, WRONG);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.json().path("message").asString()).startsWith("Field 'rules', line 3, column 30: ");
            assertThat(client.get("/api/v1/feeds").body()).doesNotContain(name);

            String graph = create(client, "").json().path("graph").asString();
            post(client);
            try (Viewer viewer = client.view(graph)) {
                viewer.await("what everybody's rules tell", LIMIT, m -> m.edgeCount() == 2);

                JsonNode newest = preview(client, "/api/v1/feeds/" + name + "/mappings:preview", Map.of("rules", OWN));
                assertThat(newest.at("/counts/events").asInt()).isEqualTo(1);
                assertThat(newest.at("/events/0/relations/0/relation").asString())
                        .isEqualTo("knocked-at");

                assertThat(change(client, WRONG).status()).isEqualTo(400);
                OrreryClient.Answer changed = change(client, OWN);
                assertThat(changed.status()).isEqualTo(200);
                assertThat(changed.json().path("adopted").asBoolean()).isTrue();
                assertThat(changed.json().path("rules").asString()).isEqualTo(OWN);
                post(client);

                assertThat(viewer.await("what the feed's own rules tell", LIMIT, m -> m.edgeCount() == 3)
                                .countsByEdge())
                        .containsEntry("198.51.100.7 knocked-at web1.corp.example", 1)
                        .containsEntry("198.51.100.7 ssh web1", 1);
            }
        }
    }

    private OrreryClient.Answer create(OrreryClient client, String rules) throws Exception {
        return client.postJson(
                "/api/v1/feeds", OrreryClient.JSON.writeValueAsString(Map.of("name", name, "rules", rules)));
    }

    private OrreryClient.Answer change(OrreryClient client, String rules) throws Exception {
        return client.putJson("/api/v1/feeds/" + name, OrreryClient.JSON.writeValueAsString(Map.of("rules", rules)));
    }

    private void post(OrreryClient client) throws Exception {
        OrreryClient.Answer answer =
                client.post("/api/v1/feeds/" + name + "/events", "text/plain", LINE.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.json().path("accepted").asInt()).isEqualTo(1);
    }

    private static JsonNode preview(OrreryClient client, String path, Map<String, String> body) throws Exception {
        OrreryClient.Answer answer =
                client.postJson(path, OrreryClient.JSON.writeValueAsString(new LinkedHashMap<>(body)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }
}
