package io.orrery.gateway;

import io.orrery.gateway.testing.Answer;
import io.orrery.gateway.testing.Client;
import io.orrery.gateway.testing.TopicReader;
import io.orrery.topics.catalog.Catalogue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/// A fresh feed of alice's with one token, and what came to lie in the log for it.
final class DoorsFixture {
    final GatewayFixture gateway = GatewayFixture.get();
    final Client alice = gateway.as("alice");
    final String name = "doors-" + UUID.randomUUID();
    final String graph;
    final String token;
    final String tokenId;
    private final TopicReader topics = new TopicReader(gateway.kafka, 4);

    DoorsFixture(String more) {
        graph = alice.post("/api/v1/feeds", "{\"name\":\"" + name + "\"" + more + "}")
                .json()
                .path("graph")
                .asString();
        Answer made = alice.post("/api/v1/feeds/" + name + "/tokens", "{\"label\":\"test\"}");
        token = made.json().path("token").asString();
        tokenId = made.json().path("id").asString();
    }

    Client as(String scheme) {
        return gateway.client.with("Authorization", scheme + " " + token);
    }

    List<TopicReader.Entry> entries() {
        return topics.read(Catalogue.EVENTS, graph);
    }

    List<String> events() {
        return entries().stream()
                .map(entry -> new String(entry.value(), StandardCharsets.UTF_8))
                .toList();
    }

    static String header(TopicReader.Entry entry, String name) {
        return new String(entry.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    static byte[] gzip(String text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
