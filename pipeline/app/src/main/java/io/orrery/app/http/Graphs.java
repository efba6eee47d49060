package io.orrery.app.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Questions about graphs.
public final class Graphs {
    private Graphs() {}

    /// The summaries of all graphs that the key may see.
    public static List<JsonNode> list(Api api) throws IOException {
        Api.Answer answer = api.get("/api/v1/graphs");
        if (!answer.ok()) {
            throw new ApiFailure(answer.message());
        }
        JsonNode json = answer.json();
        JsonNode graphs = json.isArray() ? json : json.path("graphs");
        List<JsonNode> list = new ArrayList<>();
        graphs.forEach(list::add);
        return list;
    }

    /// One graph's summary.
    public static JsonNode get(Api api, String id) throws IOException {
        Api.Answer answer = api.get("/api/v1/graphs/" + id);
        if (!answer.ok()) {
            throw new ApiFailure(answer.message());
        }
        return answer.json();
    }
}
