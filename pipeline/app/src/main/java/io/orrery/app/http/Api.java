package io.orrery.app.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The server's public HTTP interface as the command line uses it: a personal key buys a token, which is renewed when
/// it has expired. Thread-safe.
public final class Api implements AutoCloseable {
    public static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int UNAUTHORIZED = 401;

    private final HttpClient http = client();
    private final URI server;
    private final String key;
    private volatile String token = "";

    /// @param url the public address
    /// @param key personal key, `ID:SECRET`
    public Api(String url, String key) {
        this.server = URI.create(url);
        this.key = key;
    }

    /// What the server answered.
    ///
    /// @param retryAfter how long to wait when it said that there is too much at once
    public record Answer(int status, String body, Duration retryAfter) {
        /// Whether the server took it.
        public boolean ok() {
            return status / 100 == 2;
        }

        /// Whether the server asked to come back later: too many at once, or something it needs is away.
        public boolean later() {
            return status == 429 || status == 503;
        }

        /// The body as JSON; an empty object when it is none.
        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JacksonException e) {
                return JSON.createObjectNode();
            }
        }

        /// The server's own sentence about what went wrong.
        public String message() {
            JsonNode json = json();
            String message = json.path("message").asString(json.path("error").asString(""));
            return message.isEmpty() ? "the server answered " + status : message;
        }
    }

    /// Whether name and password open the door.
    public static boolean canLogIn(String url, String user, String password) throws IOException {
        try (HttpClient http = client()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url).resolve("/api-token-auth/"))
                    .timeout(LIMIT)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(
                            JSON.writeValueAsString(Map.of("username", user, "password", password))))
                    .build();
            return exchange(http, request).ok();
        }
    }

    public Answer get(String path) throws IOException {
        return send(path, "GET", "", BodyPublishers.noBody());
    }

    public Answer postJson(String path, Object body) throws IOException {
        return send(path, "POST", "application/json", BodyPublishers.ofString(JSON.writeValueAsString(body)));
    }

    /// @param body is read again when the token has to be renewed
    public Answer post(String path, String contentType, BodyPublisher body) throws IOException {
        return send(path, "POST", contentType, body);
    }

    /// The address of a graph's page.
    public String page(String graph) {
        return server.resolve("/graph/graph.html?dataset=" + graph).toString();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private Answer send(String path, String method, String contentType, BodyPublisher body) throws IOException {
        if (token.isEmpty()) {
            logIn();
        }
        Answer answer = exchange(http, request(path, method, contentType, body));
        if (answer.status() == UNAUTHORIZED) {
            logIn();
            answer = exchange(http, request(path, method, contentType, body));
        }
        return answer;
    }

    private HttpRequest request(String path, String method, String contentType, BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + token)
                .method(method, body);
        return (contentType.isEmpty() ? request : request.header("Content-Type", contentType)).build();
    }

    private void logIn() throws IOException {
        Answer answer = exchange(
                http,
                HttpRequest.newBuilder(server.resolve("/api/v2/auth/pkey/jwt/"))
                        .timeout(LIMIT)
                        .header("Authorization", "PersonalKey " + key)
                        .build());
        token = answer.json().path("token").asString("");
        if (!answer.ok() || token.isEmpty()) {
            throw new ApiFailure(
                    "the server at " + server + " does not accept this data folder's key: " + answer.message());
        }
    }

    private static Duration retryAfter(HttpResponse<String> response) {
        String seconds = response.headers().firstValue("Retry-After").orElse("1");
        return Duration.ofSeconds(seconds.matches("[0-9]{1,4}") ? Long.parseLong(seconds) : 1);
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    private static Answer exchange(HttpClient http, HttpRequest request) throws IOException {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), retryAfter(response));
        } catch (ConnectException e) {
            throw new ApiFailure("no server answers at " + request.uri().resolve("/"), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiFailure("interrupted while asking " + request.uri(), e);
        }
    }
}
