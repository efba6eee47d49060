package io.orrery.gateway.feeds;

import io.orrery.gateway.access.Account;
import io.orrery.gateway.access.RequireAccount;
import io.orrery.gateway.http.Answers;
import io.orrery.gateway.http.Blocking;
import io.orrery.gateway.http.Refusal;
import io.orrery.stage.StageException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// One feed with how it fares. Behind [RequireAccount].
final class FeedHealthRoutes {
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final FeedDesk desk;
    private final FeedHealth health;
    private final Blocking blocking;

    FeedHealthRoutes(FeedDesk desk, FeedHealth health, Blocking blocking) {
        this.desk = desk;
        this.health = health;
        this.blocking = blocking;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route().GET("/api/v1/feeds/{name}", this::one).build();
    }

    private Mono<ServerResponse> one(ServerRequest request) {
        Account account = RequireAccount.account(request);
        return blocking.call(() -> {
                    FeedRow feed = desk.owned(account, request.pathVariable("name"));
                    Map<String, Object> answer = new LinkedHashMap<>(FeedRoutes.describe(feed));
                    answer.put("health", health.of(account, feed));
                    return answer;
                })
                .onErrorMap(
                        StageException.class,
                        away -> Refusal.later(
                                HttpStatus.SERVICE_UNAVAILABLE, away.failure().detail(), RETRY))
                .flatMap(Answers::ok);
    }
}
