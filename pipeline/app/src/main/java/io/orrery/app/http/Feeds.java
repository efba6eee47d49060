package io.orrery.app.http;

import io.orrery.topics.model.FeedReading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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

    /// The feeds of the key's account.
    public static List<JsonNode> list(Api api) throws IOException {
        Api.Answer answer = api.get("/api/v1/feeds");
        if (!answer.ok()) {
            throw new ApiFailure(answer.message());
        }
        List<JsonNode> feeds = new ArrayList<>();
        answer.json().path("feeds").forEach(feeds::add);
        return feeds;
    }

    /// One feed with its health.
    public static JsonNode get(Api api, String name) throws IOException {
        Api.Answer answer = api.get("/api/v1/feeds/" + name);
        if (!answer.ok()) {
            throw new ApiFailure(answer.message());
        }
        return answer.json();
    }

    /// Makes the feed and returns the id of its graph.
    ///
    /// @param mapping which fields of an event are which entities and relations
    /// @param windowSeconds how long what an event said stays in the graph; 0 for ever
    public static String create(Api api, String name, JsonNode mapping, int windowSeconds) throws IOException {
        return create(api, Map.of("name", name, "mapping", mapping, "windowSeconds", windowSeconds));
    }

    /// Makes a feed whose events are read by their format and by rules.
    public static String create(Api api, String name, FeedReading reading, int windowSeconds) throws IOException {
        return create(
                api,
                Map.of(
                        "name", name,
                        "format", reading.format(),
                        "zone", reading.zone(),
                        "rules", reading.rules(),
                        "wanted", reading.wanted(),
                        "windowSeconds", windowSeconds));
    }

    /// Whether the feed's events may be anything: it has no mapping.
    public static boolean takesAnything(Api api, String name) throws IOException {
        for (JsonNode feed : api.get("/api/v1/feeds").json().path("feeds")) {
            if (feed.path("name").asString("").equals(name)) {
                return !feed.has("mapping");
            }
        }
        return false;
    }

    private static String create(Api api, Map<String, Object> feed) throws IOException {
        Api.Answer answer = api.postJson("/api/v1/feeds", feed);
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
