package io.orrery.gateway.feeds;

import io.orrery.gateway.access.Account;
import io.orrery.gateway.access.RequireAccount;
import io.orrery.gateway.access.Secret;
import io.orrery.gateway.events.Door;
import io.orrery.gateway.events.Target;
import io.orrery.gateway.http.Answers;
import io.orrery.gateway.http.Blocking;
import io.orrery.gateway.http.Ids;
import io.orrery.gateway.http.JsonBody;
import io.orrery.gateway.http.Refusal;
import io.orrery.gateway.http.Requests;
import io.orrery.topics.model.GraphId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// Feeds and the posts to them. Behind [RequireAccount].
final class FeedRoutes {
    private static final int MAX_KEY_CHARACTERS = 255;

    private final FeedDesk desk;
    private final EventStream stream;
    private final RepeatBook repeats;
    private final Blocking blocking;

    FeedRoutes(FeedDesk desk, EventStream stream, RepeatBook repeats, Blocking blocking) {
        this.desk = desk;
        this.stream = stream;
        this.repeats = repeats;
        this.blocking = blocking;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET("/api/v1/feeds", this::list)
                .POST("/api/v1/feeds", this::create)
                .POST("/api/v1/feeds/{name}/events", this::post)
                .build();
    }

    private Mono<ServerResponse> list(ServerRequest request) {
        Account account = RequireAccount.account(request);
        return blocking.call(() -> Map.of(
                        "feeds",
                        desk.list(account).stream().map(FeedRoutes::describe).toList()))
                .flatMap(Answers::ok);
    }

    private Mono<ServerResponse> create(ServerRequest request) {
        Account account = RequireAccount.account(request);
        return JsonBody.object(request)
                .flatMap(body -> blocking.call(() -> describe(desk.create(account, body))))
                .flatMap(Answers::ok);
    }

    private Mono<ServerResponse> post(ServerRequest request) {
        Account account = RequireAccount.account(request);
        return blocking.call(() -> desk.owned(account, request.pathVariable("name")))
                .flatMap(feed -> post(request, feed))
                .flatMap(answer -> Answers.ok(Answers.JSON.readTree(answer)));
    }

    private Mono<String> post(ServerRequest request, FeedRow feed) {
        GraphId graph = new GraphId(feed.graphId());
        String trace = Requests.trace(request);
        boolean json = feed.plan().takesOnlyJson();
        EventStream.Cut cut = new EventStream.Cut(json, !json && isTable(request));
        String key = request.headers().firstHeader("Idempotency-Key");
        if (key == null) {
            return store(request, new Target(graph, feed.name(), Door.HTTP, Ids.next(), trace), cut);
        }
        if (key.isBlank() || key.length() > MAX_KEY_CHARACTERS) {
            return Mono.error(
                    Refusal.malformed("Header Idempotency-Key must have 1 to " + MAX_KEY_CHARACTERS + " characters"));
        }
        String batch = new Secret(graph + " " + key).fingerprint().substring(0, 32);
        return repeats.once(
                feed.graphId(),
                key,
                () -> store(request, new Target(graph, feed.name(), Door.HTTP, batch, trace), cut));
    }

    /// A table's first line names its columns.
    private static boolean isTable(ServerRequest request) {
        String type = request.headers().firstHeader("Content-Type");
        return type != null && (type.startsWith("text/csv") || type.startsWith("text/tab-separated-values"));
    }

    private Mono<String> store(ServerRequest request, Target target, EventStream.Cut cut) {
        return stream.store(request.exchange().getRequest(), target, cut).map(EventPost::toJson);
    }

    private static Map<String, Object> describe(FeedRow feed) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("success", true);
        body.put("name", feed.name());
        body.put("graph", feed.graphId());
        var definition = Answers.JSON.readTree(feed.definition());
        for (String field : List.of("mapping", "format", "zone", "preamble", "rules", "wanted")) {
            if (definition.has(field)) {
                body.put(field, definition.path(field));
            }
        }
        body.put("windowSeconds", definition.path("windowSeconds").asDouble(0));
        body.put("createdAt", feed.createdAt().toString());
        return body;
    }
}
