package io.orrery.app.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// What the management port says about the parts of a running server.
public final class Health {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String UP = "UP";

    private Health() {}

    /// State of each part by name, with the part's own sentence where there is one: `transform` to `UP`.
    ///
    /// @param management address of the management port
    public static Map<String, String> of(String management) throws IOException {
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(management + "/actuator/health"))
                    .timeout(LIMIT)
                    .build();
            String body =
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body();
            Map<String, String> parts = new TreeMap<>();
            gather(Api.JSON.readTree(body), parts);
            return parts;
        } catch (JacksonException malformed) {
            throw new IOException("the management port answered something else than its health", malformed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking for the health", interrupted);
        }
    }

    /// Whether a state, as in [#of], is a good one.
    public static boolean isUp(String state) {
        return state.equals(UP);
    }

    private static void gather(JsonNode node, Map<String, String> parts) {
        node.path("components").forEachEntry((name, part) -> {
            if (part.has("components")) {
                gather(part, parts);
            } else {
                String sentence = part.path("details").path("sentence").asString("");
                parts.put(name, part.path("status").asString("") + (sentence.isEmpty() ? "" : ": " + sentence));
            }
        });
    }
}
