package io.orrery.app.http;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Feeds by name.
public final class Feeds {
    private Feeds() {}

    /// The id of the feed's graph; empty when there is no such feed.
    public static Optional<String> graph(Api api, String name) throws IOException {
        Api.Answer answer = api.get("/api/v1/feeds");
        if (!answer.ok()) {
            throw new ApiFailure(answer.message());
        }
        JsonNode feeds = answer.json().isArray() ? answer.json() : answer.json().path("feeds");
        for (JsonNode feed : feeds) {
            if (feed.path("name").asString("").equals(name)) {
                return Optional.of(id(feed));
            }
        }
        return Optional.empty();
    }

    /// Makes the feed and returns the id of its graph.
    ///
    /// @param mapping which fields of an event are which entities and relations
    /// @param windowSeconds how long what an event said stays in the graph; 0 for ever
    public static String create(Api api, String name, JsonNode mapping, int windowSeconds) throws IOException {
        Api.Answer answer =
                api.postJson("/api/v1/feeds", Map.of("name", name, "mapping", mapping, "windowSeconds", windowSeconds));
        if (!answer.ok()) {
            throw new ApiFailure("the feed was refused: " + answer.message());
        }
        return id(answer.json());
    }

    private static String id(JsonNode feed) {
        for (String field : new String[] {"graph", "graphId", "id", "dataset_id"}) {
            String id = feed.path(field).asString("");
            if (!id.isEmpty()) {
                return id;
            }
        }
        throw new ApiFailure("the server named no graph for the feed: " + feed);
    }
}
