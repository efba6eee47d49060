package io.orrery.gateway.feeds;

import io.orrery.gateway.events.ShownTokens;
import io.orrery.gateway.http.Blocking;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/// Lets shippers in by the token of a feed.
public final class Doorkeeper {
    private final FeedTokens tokens;
    private final Blocking blocking;

    public Doorkeeper(FeedTokens tokens, Blocking blocking) {
        this.tokens = tokens;
        this.blocking = blocking;
    }

    /// What the request's token grants; empty when it shows none that is valid.
    public Mono<FeedGrant> admit(ServerHttpRequest request) {
        String authorization = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        return blocking.call(() -> ShownTokens.of(authorization).stream()
                .map(tokens::find)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null));
    }
}
