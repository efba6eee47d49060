package io.orrery.gateway.feeds;

import io.orrery.gateway.access.Account;
import io.orrery.gateway.access.RequireAccount;
import io.orrery.gateway.http.Answers;
import io.orrery.gateway.http.Blocking;
import io.orrery.gateway.http.JsonBody;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// Feeds as their owner sees them. Behind [RequireAccount].
final class FeedRoutes {
    /// What of a definition is told as it was given, so that a change can give it again.
    private static final List<String> DEFINITION =
            List.of("mapping", "hypergraph", "time", "bundle", "format", "zone", "preamble", "rules", "wanted");

    private final FeedDesk desk;
    private final Blocking blocking;

    FeedRoutes(FeedDesk desk, Blocking blocking) {
        this.desk = desk;
        this.blocking = blocking;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET("/api/v1/feeds", this::list)
                .POST("/api/v1/feeds", this::create)
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

    static Map<String, Object> describe(FeedRow feed) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("success", true);
        body.put("name", feed.name());
        body.put("graph", feed.graphId());
        var definition = Answers.JSON.readTree(feed.definition());
        for (String field : DEFINITION) {
            if (definition.has(field)) {
                body.put(field, definition.path(field));
            }
        }
        body.put("windowSeconds", definition.path("windowSeconds").asDouble(0));
        body.put("createdAt", feed.createdAt().toString());
        return body;
    }
}
