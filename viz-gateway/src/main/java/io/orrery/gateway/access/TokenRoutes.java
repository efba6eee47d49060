package io.orrery.gateway.access;

import io.orrery.gateway.http.Answers;
import io.orrery.gateway.http.Blocking;
import io.orrery.gateway.http.JsonBody;
import io.orrery.gateway.http.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// How PyGraphistry logs in: name and password, refresh before every plot, verification, personal keys. All of these
/// are open to strangers by nature; each checks its own proof.
public final class TokenRoutes {
    private final LoginDesk desk;
    private final Tokens tokens;
    private final SessionStore sessions;
    private final Authenticator authenticator;
    private final PersonalKeys keys;
    private final Blocking blocking;

    public TokenRoutes(
            LoginDesk desk,
            Tokens tokens,
            SessionStore sessions,
            Authenticator authenticator,
            PersonalKeys keys,
            Blocking blocking) {
        this.desk = desk;
        this.tokens = tokens;
        this.sessions = sessions;
        this.authenticator = authenticator;
        this.keys = keys;
        this.blocking = blocking;
    }

    public RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .POST("/api-token-auth", this::login)
                .POST("/api/v2/auth/token/generate", this::login)
                .POST("/api-token-refresh", this::refresh)
                .POST("/api/v2/auth/token/refresh", this::refresh)
                .POST("/api-token-verify", this::verify)
                .POST("/api/v2/auth/token/verify", this::verify)
                .GET("/api/v2/auth/pkey/jwt", this::exchangeKey)
                .POST("/api/v2/auth/pkey/jwt", this::exchangeKey)
                .POST("/api/v2/g/sso/oidc/login", this::noSingleSignOn)
                .POST("/api/v2/o/{org}/sso/oidc/login", this::noSingleSignOn)
                .POST("/api/v2/o/{org}/sso/oidc/login/{idp}", this::noSingleSignOn)
                .GET("/api/v2/o/sso/oidc/jwt/{state}", this::noSingleSignOn)
                .build();
    }

    private Mono<ServerResponse> login(ServerRequest request) {
        return JsonBody.object(request).flatMap(body -> {
            String name = JsonBody.text(body, "username", "");
            Secret password = new Secret(JsonBody.text(body, "password", ""));
            LoginDesk.whyUnusable(name, password).ifPresent(why -> {
                throw Refusal.malformed(why);
            });
            return desk.login(name, password)
                    .flatMap(this::welcome)
                    .switchIfEmpty(Mono.defer(() -> refused("Unable to log in with provided credentials.")));
        });
    }

    private Mono<ServerResponse> welcome(Account account) {
        // active_organization must never be null: the client would crash on it.
        return Answers.ok(Map.of(
                "token", tokens.issue(account),
                "user", Map.of("id", account.id(), "username", account.name(), "name", account.name()),
                "active_organization", Map.of("slug", account.name(), "is_found", true, "is_member", true)));
    }

    private Mono<ServerResponse> refresh(ServerRequest request) {
        return JsonBody.object(request).flatMap(this::refresh);
    }

    private Mono<ServerResponse> refresh(ObjectNode body) {
        var claims = tokens.read(JsonBody.text(body, "token", ""));
        if (claims.isEmpty()) {
            return refused("Error decoding token.");
        }
        var fresh = tokens.isExpired(claims.get()) ? java.util.Optional.<String>empty() : tokens.refresh(claims.get());
        return fresh.map(token -> sessions.isRevoked(claims.get().family())
                        .flatMap(revoked ->
                                revoked ? refused("Error decoding token.") : Answers.ok(Map.of("token", token))))
                .orElseGet(() -> refused("Token has expired."));
    }

    private Mono<ServerResponse> verify(ServerRequest request) {
        return JsonBody.object(request).flatMap(body -> {
            String token = JsonBody.text(body, "token", "");
            return authenticator
                    .byToken(token)
                    .flatMap(identity -> Answers.ok(Map.of("token", token)))
                    .switchIfEmpty(Mono.defer(() -> refused("Token is not valid.")));
        });
    }

    private Mono<ServerResponse> exchangeKey(ServerRequest request) {
        // The body may name an organisation; it is read so that the connection stays usable, and changes nothing.
        return JsonBody.object(request)
                .flatMap(body -> Mono.justOrEmpty(
                        PersonalKey.fromHeader(request.headers().firstHeader(HttpHeaders.AUTHORIZATION))))
                .flatMap(key -> blocking.call(() -> keys.authenticate(key).orElse(null)))
                .flatMap(this::welcome)
                .switchIfEmpty(Mono.error(Refusal::unauthenticated));
    }

    private Mono<ServerResponse> noSingleSignOn(ServerRequest request) {
        return Answers.ok(Map.of("status", "ERR", "message", "Single sign-on is not configured on this server"));
    }

    private static Mono<ServerResponse> refused(String sentence) {
        Map<String, Object> body = new LinkedHashMap<>(Answers.failure(HttpStatus.BAD_REQUEST, sentence, Map.of()));
        body.put("non_field_errors", List.of(sentence));
        return Answers.json(HttpStatus.BAD_REQUEST, body);
    }
}
