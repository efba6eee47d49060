package io.orrery.app.proof;

import io.orrery.app.client.OrreryClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// A feed of logons: field `user` logs on to field `host` at field `time`.
record Feed(OrreryClient client, String name, String graph) {
    private static final String MAPPING = """
            {"name":"%s","windowSeconds":0,"mapping":{"time":"time","relations":[
              {"source":{"column":"user","type":"user"},"destination":{"column":"host","type":"host"},"name":"logged_on"}]}}
            """;

    static Feed create(OrreryClient client, String name) throws IOException {
        OrreryClient.Answer answer = client.postJson("/api/v1/feeds", MAPPING.formatted(name));
        String graph = answer.status() / 100 == 2 ? answer.json().path("graph").asString("") : "";
        if (graph.isEmpty()) {
            throw new AssertionError("the feed was not created: " + answer);
        }
        return new Feed(client, name, graph);
    }

    OrreryClient.Answer post(String lines) throws IOException {
        return client.post(
                "/api/v1/feeds/" + name + "/events", "application/x-ndjson", lines.getBytes(StandardCharsets.UTF_8));
    }
}
