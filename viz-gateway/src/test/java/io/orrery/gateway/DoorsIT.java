package io.orrery.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.orrery.gateway.testing.Answer;
import io.orrery.gateway.testing.Client;
import io.orrery.topics.catalog.EventHeaders;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What each HTTP door answers, and what lies in the log then.
class DoorsIT {
    private final DoorsFixture feed = new DoorsFixture("");

    @Test
    void elastic_answers_every_action_in_order_and_stores_documents_as_they_were() {
        String body = """
                {"create":{"_index":"web","_id":"7"}}
                { "a" : 1 }

                {"index":{}}
                [1]
                {"delete":{"_id":"7"}}
                {"update":{"_id":"8"}}
                {"doc":{"b":2}}
                """;
        Answer answer = feed.as("ApiKey").post("/elastic/logs/_bulk?refresh=wait_for&timeout=1m", body);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("X-Elastic-Product")).isEqualTo("Elasticsearch");
        assertThat(answer.body()).contains("\"errors\":true,\"items\":[{\"create\":{\"_index\":\"web\",\"_id\":\"7\"");
        assertThat(answer.json().path("items").findValuesAsString("status")).containsExactly("201", "400", "404", "200");
        assertThat(answer.json().path("items").path(1).path("index").path("error").path("reason").asString())
                .isEqualTo("line 5: not a JSON object, at byte 1");
        assertThat(feed.events()).containsExactly("{ \"a\" : 1 }", "{\"b\":2}");
        var first = feed.entries().getFirst();
        assertThat(DoorsFixture.header(first, EventHeaders.DOOR)).isEqualTo("elastic");
        assertThat(DoorsFixture.header(first, EventHeaders.FEED)).isEqualTo(feed.name);
        assertThat(DoorsFixture.header(first, EventHeaders.TRANSPORT))
                .contains("\"sender\":\"127.0.0.1\"", "\"index\":\"web\"");
    }

    @Test
    void elastic_takes_gzip_with_put_from_basic_authentication() {
        String basic = Base64.getEncoder().encodeToString(("elastic:" + feed.token).getBytes(StandardCharsets.UTF_8));
        Client shipper = feed.gateway
                .client
                .with("Authorization", "Basic " + basic)
                .with("Content-Encoding", "gzip")
                .with("Content-Type", "application/vnd.elasticsearch+x-ndjson; compatible-with=9");
        byte[] body = DoorsFixture.gzip("{\"create\":{\"_index\":\"x\"}}\n{\"a\":1}\n");
        Answer answer = shipper.send("PUT", "/elastic/_bulk", BodyPublishers.ofByteArray(body));
        assertThat(answer.body()).contains("\"errors\":false,\"items\":[");
        assertThat(feed.events()).containsExactly("{\"a\":1}");
    }

    @Test
    void elastic_stores_nothing_of_a_body_that_is_malformed() {
        Answer answer = feed.as("ApiKey").post("/elastic/_bulk", "{\"index\":{}}\n{\"a\":1}\n{\"index\":{}}\n");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").path("reason").asString())
                .isEqualTo("Malformed action/metadata line [3], the document that belongs to it is missing");
        assertThat(feed.events()).isEmpty();
    }

    @Test
    void elastic_answers_what_clients_ask_before_they_ship() {
        Client shipper = feed.as("ApiKey");
        assertThat(shipper.get("/elastic/").json().path("version").path("number").asString()).startsWith("9.");
        assertThat(shipper.get("/elastic/_license").json().path("license").path("status").asString())
                .isEqualTo("active");
        assertThat(shipper.get("/elastic/_cluster/health?wait_for_status=yellow").json().path("status").asString())
                .isEqualTo("green");
        for (String asked : new String[] {
            "HEAD /elastic", "HEAD /elastic/_index_template/logs", "PUT /elastic/_ilm/policy/x", "GET /elastic/_xpack",
            "PUT /elastic/_ingest/pipeline/p", "GET /elastic/_nodes/http", "POST /elastic/logs/_refresh"
        }) {
            String[] call = asked.split(" ");
            Answer answer = shipper.send(call[0], call[1], BodyPublishers.ofString("{}"));
            assertThat(answer.status()).as(asked).isEqualTo(200);
            assertThat(answer.header("X-Elastic-Product")).isEqualTo("Elasticsearch");
        }
        Answer unknown = shipper.get("/elastic/_search");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.body()).contains("no handler found for uri [/_search] and method [GET]");
    }

    @Test
    void a_token_opens_its_own_feed_only_and_none_once_it_is_revoked() {
        DoorsFixture other = new DoorsFixture("");
        Client shipper = feed.as("Bearer");
        assertThat(shipper.post("/api/v1/feeds/" + feed.name + "/events", "a\nb\n").json().path("accepted").asInt())
                .isEqualTo(2);
        assertThat(shipper.post("/api/v1/feeds/" + other.name + "/events", "a\n").status()).isEqualTo(404);
        assertThat(shipper.get("/api/v1/feeds").status()).isEqualTo(401);

        feed.alice.delete("/api/v1/feeds/" + feed.name + "/tokens/" + feed.tokenId);

        assertThat(shipper.post("/api/v1/feeds/" + feed.name + "/events", "c\n").status()).isEqualTo(401);
        assertThat(feed.as("ApiKey").post("/elastic/_bulk", "{\"index\":{}}\n{}\n").status()).isEqualTo(401);
        assertThat(feed.as("Splunk").post("/services/collector", "{\"event\":1}").json().path("code").asInt())
                .isEqualTo(4);
        assertThat(feed.as("Bearer").with("Content-Type", "application/json").post("/v1/logs", "{}").status())
                .isEqualTo(401);
        assertThat(feed.events()).containsExactly("a", "b");
    }

    @Test
    void splunk_takes_glued_events_and_raw_lines_and_acknowledges_them() {
        Client shipper = feed.as("Splunk").with("Content-Type", "application/x-www-form-urlencoded");
        String channel = UUID.randomUUID().toString();
        String glued = "{\"time\":\"1767225600.1\",\"host\":\"web1\",\"event\":\"x\"}{\"event\":{\"n\":1}}";

        assertThat(shipper.post("/services/collector/event/1.0", glued).body())
                .isEqualTo("{\"text\":\"Success\",\"code\":0}");
        Answer raw = shipper.with("X-Splunk-Request-Channel", channel)
                .post("/services/collector/raw?sourcetype=syslog", "<13>one\n\n<13>two");
        assertThat(raw.json().path("ackId").asInt(-1)).isEqualTo(0);
        assertThat(shipper.post("/services/collector/ack?channel=" + channel, "{\"acks\":[0,1]}").body())
                .isEqualTo("{\"acks\":{\"0\":true,\"1\":false}}");

        assertThat(feed.events())
                .containsExactly(
                        "{\"time\":\"1767225600.1\",\"host\":\"web1\",\"event\":\"x\"}",
                        "{\"n\":1}",
                        "<13>one",
                        "<13>two");
        assertThat(DoorsFixture.header(feed.entries().getFirst(), EventHeaders.TRANSPORT)).contains("\"host\":\"web1\"");
        assertThat(DoorsFixture.header(feed.entries().getLast(), EventHeaders.TRANSPORT))
                .contains("\"sourcetype\":\"syslog\"");
        assertThat(DoorsFixture.header(feed.entries().getLast(), EventHeaders.DOOR)).isEqualTo("splunk");
    }

    @Test
    void splunk_answers_with_its_own_codes_and_stores_nothing_of_what_it_refuses() {
        Client stranger = feed.gateway.client;
        Client shipper = feed.as("Splunk");
        assertThat(code(stranger.post("/services/collector", "{}"))).isEqualTo("401 2");
        assertThat(code(stranger.post("/services/collector?token=" + feed.token, "{}"))).isEqualTo("400 16");
        assertThat(code(stranger.with("Authorization", "Digest x").post("/services/collector", "{}")))
                .isEqualTo("401 3");
        assertThat(code(stranger.with("Authorization", "Splunk x").post("/services/collector", "{}")))
                .isEqualTo("403 4");
        assertThat(code(shipper.post("/services/collector", ""))).isEqualTo("400 5");
        Answer second = shipper.post("/services/collector", "{\"event\":\"good\"}{\"event\":");
        assertThat(code(second)).isEqualTo("400 6");
        assertThat(second.json().path("invalid-event-number").asInt(-1)).isEqualTo(1);
        assertThat(code(shipper.post("/services/collector/ack", "{\"acks\":[0]}"))).isEqualTo("400 10");
        assertThat(code(shipper.post("/services/collector/raw?channel=mine", "x"))).isEqualTo("400 11");
        assertThat(code(shipper.post("/services/collector/event", "{\"time\":1}"))).isEqualTo("400 12");
        assertThat(code(shipper.post("/services/collector/event", "{\"event\":\"\"}"))).isEqualTo("400 13");
        assertThat(code(stranger.get("/services/collector/health"))).isEqualTo("200 17");
        assertThat(code(stranger.with("Authorization", "Splunk x").get("/services/collector/health/1.0")))
                .isEqualTo("403 4");
        assertThat(feed.events()).isEmpty();
    }

    @Test
    void splunks_envelope_is_opened_for_a_feed_whose_mapping_names_fields() {
        DoorsFixture mapped = new DoorsFixture(",\"mapping\":{\"relations\":[{\"source\":{\"column\":\"a\"},"
                + "\"destination\":{\"column\":\"b\"}}]}");
        Client shipper = mapped.as("Splunk");
        assertThat(code(shipper.post("/services/collector", "{\"event\":{\"a\":1}}{\"event\":\"{\\\"a\\\":2}\"}")))
                .isEqualTo("200 0");
        assertThat(code(shipper.post("/services/collector", "{\"event\":\"text\"}"))).isEqualTo("400 6");
        assertThat(mapped.events()).containsExactly("{\"a\":1}", "{\"a\":2}");
    }

    @Test
    void otlp_takes_both_encodings_and_answers_in_that_of_the_request() {
        Client shipper = feed.as("Bearer");
        ExportLogsServiceRequest request = ExportLogsServiceRequest.newBuilder()
                .addResourceLogs(ResourceLogs.newBuilder()
                        .addScopeLogs(ScopeLogs.newBuilder()
                                .addLogRecords(LogRecord.newBuilder()
                                        .setBody(AnyValue.newBuilder().setStringValue("one")))))
                .build();
        Answer proto = shipper.with("Content-Type", "application/x-protobuf")
                .post("/v1/logs", request.toByteArray());
        assertThat(proto.status()).isEqualTo(200);
        assertThat(proto.header("Content-Type")).isEqualTo("application/x-protobuf");
        assertThat(proto.body()).isEmpty();

        Client json = shipper.with("Content-Type", "application/json");
        String two = "{\"resourceLogs\":[{\"scopeLogs\":[{\"logRecords\":[{\"body\":{\"stringValue\":\"two\"}},"
                + "{\"body\":{\"stringValue\":\"" + "x".repeat(1_000_000) + "\"}}]}]}]}";
        Answer partial = json.with("Content-Encoding", "gzip").post("/v1/logs", DoorsFixture.gzip(two));
        assertThat(partial.json().path("partialSuccess").path("rejectedLogRecords").asString()).isEqualTo("1");
        assertThat(feed.events())
                .containsExactly(
                        "{\"resourceLogs\":[{\"resource\":{},\"scopeLogs\":[{\"scope\":{},\"logRecords\":[{\"body\":{\"stringValue\":\"one\"}}]}]}]}",
                        "{\"resourceLogs\":[{\"resource\":{},\"scopeLogs\":[{\"scope\":{},\"logRecords\":[{\"body\":{\"stringValue\":\"two\"}}]}]}]}");

        Answer malformed = shipper.with("Content-Type", "application/x-protobuf").post("/v1/logs", "{}");
        assertThat(malformed.status()).isEqualTo(400);
        assertThat(malformed.header("Content-Type")).isEqualTo("application/x-protobuf");
        assertThat(malformed.body()).startsWith("\b\u0003\u0012");
        assertThat(json.post("/v1/logs", "[").json().path("code").asInt()).isEqualTo(3);
        assertThat(shipper.with("Content-Type", "text/plain").post("/v1/logs", "x").status()).isEqualTo(415);
    }

    @Test
    void posts_of_json_may_be_lists_glued_pretty_or_packed() {
        Client shipper = feed.as("Bearer");
        Client json = shipper.with("Content-Type", "application/json; charset=utf-8");
        String path = "/api/v1/feeds/" + feed.name + "/events";
        assertThat(json.post(path, "[{\"a\":1},{\"a\":2}]").json().path("accepted").asInt()).isEqualTo(2);
        assertThat(json.post(path, "{\"a\":\n3}{\"a\":4}").json().path("accepted").asInt()).isEqualTo(2);
        assertThat(json.post(path, "{\"a\":5}\nno json\n").json().path("accepted").asInt()).isEqualTo(2);
        Client packed = shipper.with("Content-Encoding", "gzip");
        assertThat(packed.post(path, DoorsFixture.gzip("x\ny\n")).json().path("accepted").asInt()).isEqualTo(2);
        assertThat(packed.post(path, "no gzip").status()).isEqualTo(400);
        assertThat(shipper.with("Content-Encoding", "br").post(path, "x").status()).isEqualTo(415);
        assertThat(feed.events())
                .containsExactly("{\"a\":1}", "{\"a\":2}", "{\"a\":\n3}", "{\"a\":4}", "{\"a\":5}", "no json", "x", "y");
    }

    private static String code(Answer answer) {
        return answer.status() + " " + answer.json().path("code").asInt(-1);
    }
}
