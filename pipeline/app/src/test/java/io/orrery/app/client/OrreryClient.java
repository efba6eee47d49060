package io.orrery.app.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// The HTTP side of a client with a browser's cookie. One instance a user; thread-safe after login.
public final class OrreryClient implements AutoCloseable {
    public static final ObjectMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI server;
    private String cookie = "";
    private String trace = "";

    public OrreryClient(URI server) {
        this.server = server;
    }

    /// What the server answered: status and body.
    public record Answer(int status, String body) {
        public JsonNode json() {
            return JSON.readTree(body);
        }
    }

    public OrreryClient login(String user, String password) throws IOException {
        HttpResponse<String> response = exchange(request("/api/v1/session")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        JSON.writeValueAsString(java.util.Map.of("username", user, "password", password))))
                .build());
        if (response.statusCode() != 200) {
            throw new AssertionError("login answered " + response.statusCode() + ": " + response.body());
        }
        cookie = response.headers().firstValue("set-cookie").orElseThrow().split(";")[0];
        return this;
    }

    /// Every further request carries this W3C traceparent.
    public void trace(String traceparent) {
        trace = traceparent;
    }

    public Answer get(String path) throws IOException {
        return answer(request(path).GET());
    }

    public Answer delete(String path) throws IOException {
        return answer(request(path).DELETE());
    }

    public Answer post(String path, String contentType, byte[] body) throws IOException {
        return answer(
                request(path).header("Content-Type", contentType).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    /// Posts what is to be stored once, however often it is sent under this key.
    public Answer postOnce(String path, String key, String contentType, byte[] body) throws IOException {
        return answer(request(path)
                .header("Content-Type", contentType)
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    public Answer postJson(String path, String body) throws IOException {
        return post(path, "application/json", body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    public Answer putJson(String path, String body) throws IOException {
        return answer(request(path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    /// Creates a dataset with one edge table and returns its id.
    public String upload(String name, String format, String source, String destination, byte[] edges)
            throws IOException {
        Answer created = postJson("/api/v2/upload/datasets/", """
                {"name":"%s","description":"","metadata":{},"node_encodings":{"bindings":{}},
                 "edge_encodings":{"bindings":{"source":"%s","destination":"%s"}}}
                """.formatted(name, source, destination));
        String id = created.json().at("/data/dataset_id").asString("");
        if (id.isEmpty()) {
            throw new AssertionError("no dataset was created: " + created);
        }
        Answer uploaded = post("/api/v2/upload/datasets/" + id + "/edges/" + format, "application/octet-stream", edges);
        if (uploaded.status() != 200) {
            throw new AssertionError("the upload was refused: " + uploaded);
        }
        return id;
    }

    /// Polls the graph until it satisfies `wish`; fails with the last answer when it does not in time.
    public JsonNode awaitGraph(String id, Duration limit, Predicate<JsonNode> wish)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        Answer last = get("/api/v1/graphs/" + id);
        while (last.status() != 200 || !wish.test(last.json())) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("graph " + id + " did not get there within " + limit + ": " + last);
            }
            Thread.sleep(50);
            last = get("/api/v1/graphs/" + id);
        }
        return last.json();
    }

    public Viewer view(String graph) {
        return Viewer.open(http, server, graph, cookie);
    }

    public Viewer resume(String graph, GraphModel from) {
        return Viewer.resume(http, server, graph, cookie, from.epoch(), from.seq());
    }

    public URI server() {
        return server;
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(server.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Origin", server.toString());
        if (!trace.isEmpty()) {
            builder.header("traceparent", trace);
        }
        return cookie.isEmpty() ? builder : builder.header("Cookie", cookie);
    }

    private Answer answer(HttpRequest.Builder request) throws IOException {
        HttpResponse<String> response = exchange(request.build());
        return new Answer(response.statusCode(), response.body());
    }

    private HttpResponse<String> exchange(HttpRequest request) throws IOException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking " + request.uri(), e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
