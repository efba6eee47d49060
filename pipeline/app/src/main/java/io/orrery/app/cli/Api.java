package io.orrery.app.cli;

import io.orrery.app.CommandLineKey;
import io.orrery.app.DataFolder;
import io.orrery.app.RunState;
import io.orrery.app.Setting;
import io.orrery.app.embedded.Secrets;
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
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The server's public HTTP interface as the command line uses it: a personal key buys a token, which is renewed when
/// it has expired. Thread-safe.
public final class Api implements AutoCloseable {
    static final JsonMapper JSON = JsonMapper.builder().build();
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
    public record Answer(int status, String body) {
        public boolean ok() {
            return status / 100 == 2;
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

    /// For the server that runs on this data folder.
    static Api of(DataFolder folder, RunState state) throws IOException {
        Optional<String> preset = Setting.ORRERY_CLI_KEY.in(System.getenv());
        return new Api(
                state.url(), preset.isPresent() ? preset.get() : CommandLineKey.of(new Secrets(folder.secrets())));
    }

    /// Whether name and password open the door.
    static boolean canLogIn(String url, String user, String password) throws IOException {
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
            throw new CommandFailure(
                    "the server at " + server + " does not accept this data folder's key: " + answer.message());
        }
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
            return new Answer(response.statusCode(), response.body());
        } catch (ConnectException e) {
            throw new CommandFailure("no server answers at " + request.uri().resolve("/"), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted while asking " + request.uri(), e);
        }
    }
}
