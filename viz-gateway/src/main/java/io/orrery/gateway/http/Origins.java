package io.orrery.gateway.http;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/// Says whether a browser's request comes from one of our own pages. Own means: the origin's host and port are those
/// that the request itself was sent to, or the origin is on the configured list. Compared to the letter: browsers write
/// origins in one way only.
public final class Origins {
    private final Set<String> allowed;

    /// @param allowed further origins such as `https://graphs.example.org`, exact
    public Origins(Set<String> allowed) {
        this.allowed = Set.copyOf(allowed);
    }

    /// Whether the request names an origin, and that origin is ours.
    public boolean isOwn(ServerHttpRequest request) {
        String origin = request.getHeaders().getFirst(HttpHeaders.ORIGIN);
        return origin != null && isOwn(origin, request);
    }

    /// Whether the request names an origin that is not ours; without an `Origin` it is no page's doing.
    public boolean isForeign(ServerHttpRequest request) {
        String origin = request.getHeaders().getFirst(HttpHeaders.ORIGIN);
        return origin != null && !isOwn(origin, request);
    }

    private boolean isOwn(String origin, ServerHttpRequest request) {
        if (request.getHeaders().getOrEmpty(HttpHeaders.ORIGIN).size() != 1) {
            return false;
        }
        if (allowed.contains(origin)) {
            return true;
        }
        String host = request.getHeaders().getFirst(HttpHeaders.HOST);
        String authority = authorityOf(origin);
        return host != null && authority != null && authority.equals(host);
    }

    private static @Nullable String authorityOf(String origin) {
        try {
            URI uri = URI.create(origin);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            boolean bare = uri.getRawPath().isEmpty() && uri.getRawQuery() == null && uri.getRawUserInfo() == null;
            return web && bare && uri.getRawAuthority() != null ? uri.getRawAuthority() : null;
        } catch (IllegalArgumentException e) {
            return null; // not an origin at all, therefore not ours
        }
    }
}
