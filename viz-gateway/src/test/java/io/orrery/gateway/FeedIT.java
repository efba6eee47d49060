package io.orrery.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.gateway.testing.Answer;
import io.orrery.gateway.testing.Client;
import io.orrery.gateway.testing.TopicReader;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.EventHeaders;
import io.orrery.topics.model.FeedDefinition;
import io.orrery.topics.model.FeedReading;
import io.orrery.topics.model.Observations;
import io.orrery.topics.wire.Documents;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FeedIT {
    private static final String MAPPING = """
            {"time":"ts","relations":[{"name":"connects","source":{"column":"src","type":"ip"},
             "destination":{"column":"dst","type":"ip"},"when":{"event":"flow"},"sums":["bytes"]}],
             "attributes":["port"]}""";

    private final GatewayFixture fixture = GatewayFixture.get();
    private final Client alice = fixture.as("alice");
    private final TopicReader topics = new TopicReader(fixture.kafka, 4);
    private final String name = "feed-" + UUID.randomUUID();

    @Test
    void defines_a_feed_in_the_log_with_its_mapping_and_window() {
        Answer created = create(name, MAPPING, 3600);
        String graph = created.json().path("graph").asString();

        FeedDefinition definition = Documents.feedDefinition(
                topics.read(Catalogue.FEEDS, graph).getFirst().value());
        assertThat(definition.name()).isEqualTo(name);
        assertThat(definition.owner()).isEqualTo("alice");
        assertThat(definition.spec().windowMillis()).isEqualTo(3_600_000);
        assertThat(definition.spec().timeColumn()).isEqualTo("ts");
        assertThat(definition.spec().relations().getFirst().when()).containsEntry("event", "flow");
        assertThat(alice.get("/api/v1/graphs/" + graph).json().path("kind").asString())
                .isEqualTo("feed");
        assertThat(alice.get("/api/v1/feeds/").body()).contains(name).contains(graph);
    }

    @Test
    void answers_the_same_definition_with_the_same_feed_and_another_with_409() {
        String graph = create(name, MAPPING, 60).json().path("graph").asString();
        assertThat(create(name, MAPPING, 60).json().path("graph").asString()).isEqualTo(graph);
        assertThat(create(name, MAPPING, 61).status()).isEqualTo(409);
    }

    @Test
    void takes_any_line_for_a_feed_without_a_mapping_and_keeps_what_tells_how_to_read_it() {
        Answer created = alice.post(
                "/api/v1/feeds", "{\"name\":\"" + name + "\",\"zone\":\"Europe/Berlin\",\"wanted\":[\"loaded\"]}");
        String graph = created.json().path("graph").asString();
        FeedDefinition definition = Documents.feedDefinition(
                topics.read(Catalogue.FEEDS, graph).getFirst().value());
        assertThat(definition.reading())
                .isEqualTo(new FeedReading(FeedReading.ANY, "", "Europe/Berlin", "", List.of("loaded")));
        assertThat(definition.spec()).isEqualTo(Observations.spec(0));

        Answer answer =
                alice.post("/api/v1/feeds/" + name + "/events", "#fields\tts\n1\n<34>Oct 11 22:14:15 h su: x\n");

        assertThat(answer.json().path("accepted").asInt()).isEqualTo(2);
        List<TopicReader.Entry> events = topics.read(Catalogue.EVENTS, graph);
        assertThat(events)
                .extracting(e -> new String(e.value(), StandardCharsets.UTF_8))
                .containsExactly("1", "<34>Oct 11 22:14:15 h su: x");
        assertThat(events.getFirst().headers().lastHeader(EventHeaders.PREAMBLE).value())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("#fields\tts");
        assertThat(alice.post("/api/v1/feeds", "{\"name\":\"" + name + "\"}").status())
                .isEqualTo(409);
        Answer wrong = alice.post("/api/v1/feeds", "{\"name\":\"x\",\"zone\":\"Mars/Olympus\"}");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.body()).contains("Field 'zone'");
    }

    @Test
    void names_the_field_of_a_wrong_mapping() {
        Answer answer = create(name, "{\"relations\":[{\"source\":{\"column\":\"a\"},\"destination\":{}}]}", 0);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("message").asString())
                .isEqualTo("Field 'mapping.relations[0].destination.column' must name a field of the event");
    }

    @Test
    void commits_good_lines_and_names_bad_ones_with_their_numbers() {
        String graph = create(name, MAPPING, 0).json().path("graph").asString();
        String longLine = "{\"x\":\"" + "y".repeat(1_000_001) + "\"}";
        String body = "{\"src\":\"a\"}\r\n\nnot json\n[1]\n{\"src\":\"b\"}{}\n" + longLine + "\n{\"src\":\"ı\"}";

        Answer answer = alice.post("/api/v1/feeds/" + name + "/events", body);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("accepted").asInt()).isEqualTo(4);
        assertThat(answer.json().path("rejected").toString())
                .contains("\"line\":3", "not valid JSON", "\"line\":4", "not a JSON object")
                .contains("\"line\":6", "longer than 1000000 bytes")
                .doesNotContain("\"line\":5")
                .doesNotContain("\"line\":7");
        List<TopicReader.Entry> events = topics.read(Catalogue.EVENTS, graph);
        assertThat(events)
                .extracting(e -> new String(e.value(), StandardCharsets.UTF_8))
                .containsExactly("{\"src\":\"a\"}", "{\"src\":\"b\"}", "{}", "{\"src\":\"ı\"}");
        assertThat(events.getFirst().headers().lastHeader(EventHeaders.FEED).value())
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo(name);
        assertThat(events.getFirst().headers().lastHeader(EventHeaders.RECEIVED).value())
                .asString(StandardCharsets.US_ASCII)
                .matches("\\d{16}");
    }

    @Test
    void answers_a_repeated_post_as_before_without_posting_again() {
        String graph = create(name, MAPPING, 0).json().path("graph").asString();
        Client shipper = alice.with("Idempotency-Key", "batch 7");
        Answer first = shipper.post("/api/v1/feeds/" + name + "/events", "{\"a\":1}\n{\"a\":2}\n");
        Answer second = shipper.post("/api/v1/feeds/" + name + "/events", "{\"a\":1}\n{\"a\":2}\n");
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(topics.read(Catalogue.EVENTS, graph)).hasSize(2);
    }

    @Test
    void hides_a_feed_from_everybody_else() {
        create(name, MAPPING, 0);
        Client bob = fixture.as("bob");
        Answer foreign = bob.post("/api/v1/feeds/" + name + "/events", "{}\n");
        Answer missing = bob.post("/api/v1/feeds/none/events", "{}\n");
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.body()).isEqualTo(missing.body());
    }

    private Answer create(String feed, String mapping, int windowSeconds) {
        return alice.post(
                "/api/v1/feeds",
                "{\"name\":\"%s\",\"mapping\":%s,\"windowSeconds\":%d}".formatted(feed, mapping, windowSeconds));
    }
}
