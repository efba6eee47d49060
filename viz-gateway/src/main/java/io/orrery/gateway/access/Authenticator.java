package io.orrery.gateway.access;

import io.orrery.gateway.http.Blocking;
import io.orrery.gateway.http.Origins;
import io.orrery.gateway.http.Refusal;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/// Finds out who sent a request: a bearer token, or else the session cookie. A cookie alone is not proof of intent,
/// because browsers attach it to requests that other sites make; so a cookie that changes something, or opens a
/// socket, counts only together with our own `Origin`.
public final class Authenticator {
    public static final String COOKIE = "orrery_session";

    private static final String BEARER = "Bearer ";
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Tokens tokens;
    private final SessionStore sessions;
    private final Accounts accounts;
    private final Origins origins;
    private final Blocking blocking;
    private final Clock clock;

    public Authenticator(
            Tokens tokens, SessionStore sessions, Accounts accounts, Origins origins, Blocking blocking, Clock clock) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.accounts = accounts;
        this.origins = origins;
        this.blocking = blocking;
        this.clock = clock;
    }

    /// Who sent this request; empty for nobody we know.
    ///
    /// @return fails with a 403 [Refusal] when a cookie would change something on behalf of a foreign page
    public Mono<Identity> identify(ServerHttpRequest request) {
        String authorization = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (authorization != null) {
            return bearer(authorization).map(this::byToken).orElseGet(Mono::empty);
        }
        Secret cookie = cookie(request);
        if (cookie == null) {
            return Mono.empty();
        }
        if (!SAFE.contains(request.getMethod()) && !origins.isOwn(request)) {
            return Mono.error(Refusal.of(HttpStatus.FORBIDDEN, "Request comes from a foreign origin"));
        }
        return bySession(cookie.fingerprint());
    }

    /// Who is behind a token, if it is ours, unexpired and unrevoked.
    public Mono<Identity> byToken(String token) {
        return Mono.justOrEmpty(tokens.read(token).filter(claims -> !tokens.isExpired(claims)))
                .filterWhen(claims -> sessions.isRevoked(claims.family()).map(revoked -> !revoked))
                .map(claims -> new Identity(
                        new Account(claims.accountId(), claims.name(), false),
                        "token:" + claims.family(),
                        claims.expires()));
    }

    /// Whether the proof named by `credential` still holds, apart from its end in time.
    public Mono<Boolean> isStillGood(String credential) {
        if (credential.startsWith("session:")) {
            return sessions.accountOf(credential.substring("session:".length())).hasElement();
        }
        return sessions.isRevoked(credential.substring("token:".length())).map(revoked -> !revoked);
    }

    static @Nullable Secret cookie(ServerHttpRequest request) {
        HttpCookie cookie = request.getCookies().getFirst(COOKIE);
        return cookie == null || cookie.getValue().isBlank() ? null : new Secret(cookie.getValue());
    }

    private Mono<Identity> bySession(String fingerprint) {
        return sessions.accountOf(fingerprint)
                .flatMap(id -> blocking.call(() -> accounts.byId(id).orElse(null)))
                .map(account -> new Identity(
                        account, "session:" + fingerprint, clock.instant().plus(SessionStore.SESSION_LIFE)));
    }

    private static Optional<String> bearer(String authorization) {
        return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? Optional.of(authorization.substring(BEARER.length()).strip())
                : Optional.empty();
    }
}
