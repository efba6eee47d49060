package io.orrery.app.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Sends tables through the public upload door, as any client does.
public final class Upload {
    private Upload() {}

    /// Creates an empty graph.
    ///
    /// @param node id column of the node table that will follow; null for none
    /// @param edgeBindings further bindings by name (`edge_weight` ...)
    /// @param nodeBindings further bindings by name (`point_title` ...)
    /// @return the graph's id
    public static String create(
            Api api,
            String name,
            String source,
            String destination,
            @Nullable String node,
            Map<String, String> edgeBindings,
            Map<String, String> nodeBindings)
            throws IOException {
        Map<String, String> edges = new HashMap<>(edgeBindings);
        edges.put("source", source);
        edges.put("destination", destination);
        Map<String, String> nodes = new HashMap<>(nodeBindings);
        if (node != null) {
            nodes.put("node", node);
        }
        Map<String, Object> body = Map.of(
                "name", name,
                "description", "",
                "metadata", Map.of("agent", "orrery"),
                "edge_encodings", Map.of("bindings", edges),
                "node_encodings", Map.of("bindings", nodes));
        JsonNode answer = require(api.postJson("/api/v2/upload/datasets/", body));
        String id = answer.path("data").path("dataset_id").asString("");
        if (id.isEmpty()) {
            throw new ApiFailure("the server created no dataset: " + answer);
        }
        return id;
    }

    /// Sends one table.
    ///
    /// @param kind `edges` or `nodes`
    /// @param progress told the share of bytes sent, 0 to 1
    public static void table(Api api, String id, String kind, String format, Path file, DoubleConsumer progress)
            throws IOException {
        long size = Files.size(file);
        BodyPublisher body = size == 0
                ? BodyPublishers.noBody()
                : BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> open(file, size, progress)), size);
        require(api.post(
                "/api/v2/upload/datasets/" + id + "/" + kind + "/" + format, "application/octet-stream", body));
    }

    private static JsonNode require(Api.Answer answer) {
        if (!answer.ok() || !answer.json().path("success").asBoolean(false)) {
            throw new ApiFailure("the upload was refused: " + answer.message());
        }
        return answer.json();
    }

    private static InputStream open(Path file, long size, DoubleConsumer progress) {
        try {
            return new FilterInputStream(Files.newInputStream(file)) {
                private long sent;

                @Override
                public int read(byte[] buffer, int offset, int length) throws IOException {
                    int read = super.read(buffer, offset, length);
                    sent += Math.max(0, read);
                    progress.accept((double) sent / size);
                    return read;
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
