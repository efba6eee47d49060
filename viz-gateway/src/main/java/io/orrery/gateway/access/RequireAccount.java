package io.orrery.gateway.access;

import io.orrery.gateway.http.Refusal;
import org.springframework.web.reactive.function.server.HandlerFilterFunction;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// Lets a request through only when an account stands behind it, and leaves the [Identity] for the handler.
public final class RequireAccount implements HandlerFilterFunction<ServerResponse, ServerResponse> {
    private static final String ATTRIBUTE = RequireAccount.class.getName();

    private final Authenticator authenticator;

    public RequireAccount(Authenticator authenticator) {
        this.authenticator = authenticator;
    }

    @Override
    public Mono<ServerResponse> filter(ServerRequest request, HandlerFunction<ServerResponse> next) {
        return authenticator
                .identify(request.exchange().getRequest())
                .switchIfEmpty(Mono.error(Refusal::unauthenticated))
                .flatMap(identity -> {
                    request.attributes().put(ATTRIBUTE, identity);
                    return next.handle(request);
                });
    }

    /// The identity that this filter found.
    ///
    /// @throws IllegalStateException when the route is not behind this filter
    public static Identity identity(ServerRequest request) {
        return (Identity) request.attribute(ATTRIBUTE)
                .orElseThrow(() -> new IllegalStateException("route is not behind RequireAccount: " + request.path()));
    }

    public static Account account(ServerRequest request) {
        return identity(request).account();
    }
}
