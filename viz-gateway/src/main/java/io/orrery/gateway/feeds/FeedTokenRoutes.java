package io.orrery.gateway.feeds;

import io.orrery.gateway.access.Account;
import io.orrery.gateway.access.RequireAccount;
import io.orrery.gateway.http.Answers;
import io.orrery.gateway.http.Blocking;
import io.orrery.gateway.http.JsonBody;
import io.orrery.gateway.http.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// A feed's owner makes, sees and revokes its tokens. Behind [RequireAccount].
final class FeedTokenRoutes {
    private static final int MAX_LABEL = 200;

    private final FeedDesk desk;
    private final FeedTokens tokens;
    private final Blocking blocking;

    FeedTokenRoutes(FeedDesk desk, FeedTokens tokens, Blocking blocking) {
        this.desk = desk;
        this.tokens = tokens;
        this.blocking = blocking;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET("/api/v1/feeds/{name}/tokens", this::list)
                .POST("/api/v1/feeds/{name}/tokens", this::create)
                .DELETE("/api/v1/feeds/{name}/tokens/{id}", this::revoke)
                .build();
    }

    private Mono<ServerResponse> list(ServerRequest request) {
        Account account = RequireAccount.account(request);
        return blocking.call(() -> {
                    FeedRow feed = desk.owned(account, request.pathVariable("name"));
                    return Map.of(
                            "tokens",
                            tokens.list(feed.graphId()).stream()
                                    .map(FeedTokenRoutes::describe)
                                    .toList());
                })
                .flatMap(Answers::ok);
    }

    private Mono<ServerResponse> create(ServerRequest request) {
        Account account = RequireAccount.account(request);
        return JsonBody.object(request)
                .flatMap(body -> blocking.call(() -> {
                    FeedRow feed = desk.owned(account, request.pathVariable("name"));
                    String label = JsonBody.text(body, "label", "");
                    if (label.length() > MAX_LABEL) {
                        throw Refusal.malformed("Field 'label' must have at most " + MAX_LABEL + " characters");
                    }
                    FeedTokens.Fresh fresh = tokens.create(feed.graphId(), label)
                            .orElseThrow(() -> Refusal.of(
                                    HttpStatus.CONFLICT,
                                    "A feed has at most " + FeedTokens.MAX_PER_FEED + " tokens; revoke one first"));
                    Map<String, Object> answer = new LinkedHashMap<>();
                    answer.put("success", true);
                    answer.put("id", fresh.id());
                    answer.put("token", fresh.secret().value());
                    return answer;
                }))
                .flatMap(Answers::ok);
    }

    private Mono<ServerResponse> revoke(ServerRequest request) {
        Account account = RequireAccount.account(request);
        return blocking.call(() -> {
                    FeedRow feed = desk.owned(account, request.pathVariable("name"));
                    if (!tokens.revoke(feed.graphId(), request.pathVariable("id"))) {
                        throw Refusal.notFound();
                    }
                    return Map.of("success", true);
                })
                .flatMap(Answers::ok);
    }

    private static Map<String, Object> describe(FeedTokens.Row row) {
        Map<String, Object> token = new LinkedHashMap<>();
        token.put("id", row.id());
        token.put("label", row.label());
        token.put("createdAt", row.createdAt().toString());
        token.put("lastUsedAt", row.lastUsedAt() == null ? null : row.lastUsedAt().toString());
        return token;
    }
}
