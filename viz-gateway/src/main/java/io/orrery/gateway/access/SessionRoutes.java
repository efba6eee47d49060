package io.orrery.gateway.access;

import io.orrery.gateway.http.Answers;
import io.orrery.gateway.http.JsonBody;
import io.orrery.gateway.http.Origins;
import io.orrery.gateway.http.Refusal;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// How a browser logs in and out, and how it gets a ticket for its WebSocket.
public final class SessionRoutes {
    private final LoginDesk desk;
    private final SessionStore sessions;
    private final Tickets tickets;
    private final Origins origins;
    private final boolean https;

    public SessionRoutes(LoginDesk desk, SessionStore sessions, Tickets tickets, Origins origins, boolean https) {
        this.desk = desk;
        this.sessions = sessions;
        this.tickets = tickets;
        this.origins = origins;
        this.https = https;
    }

    /// Logging in: open to strangers.
    public RouterFunction<ServerResponse> openRoutes() {
        return RouterFunctions.route().POST("/api/v1/session", this::logIn).build();
    }

    /// Behind [RequireAccount].
    public RouterFunction<ServerResponse> accountRoutes() {
        return RouterFunctions.route()
                .GET("/api/v1/session", request -> whoAmI(RequireAccount.account(request)))
                .DELETE("/api/v1/session", this::logOut)
                .POST("/api/v1/tickets", this::ticket)
                .POST("/api/v2/o/{org}/switch", request -> Answers.ok(Map.of("status", "OK")))
                .build();
    }

    private Mono<ServerResponse> logIn(ServerRequest request) {
        if (origins.isForeign(request.exchange().getRequest())) {
            return Mono.error(Refusal.of(HttpStatus.FORBIDDEN, "Request comes from a foreign origin"));
        }
        return JsonBody.object(request).flatMap(body -> {
            String name = JsonBody.text(body, "username", "");
            Secret password = new Secret(JsonBody.text(body, "password", ""));
            LoginDesk.whyUnusable(name, password).ifPresent(why -> {
                throw Refusal.malformed(why);
            });
            return desk.login(name, password)
                    .flatMap(account -> sessions.open(account).flatMap(cookie -> greet(account, cookie)))
                    .switchIfEmpty(Mono.error(() -> Refusal.of(HttpStatus.UNAUTHORIZED, "Name or password is wrong")));
        });
    }

    private Mono<ServerResponse> greet(Account account, Secret cookie) {
        return ServerResponse.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .cookie(cookie(cookie.value(), SessionStore.SESSION_LIFE))
                .bodyValue(Answers.JSON.writeValueAsBytes(whoIs(account)));
    }

    private static Mono<ServerResponse> whoAmI(Account account) {
        return Answers.ok(whoIs(account));
    }

    private static Map<String, Object> whoIs(Account account) {
        return Map.of("success", true, "username", account.name(), "user_id", account.id());
    }

    private Mono<ServerResponse> logOut(ServerRequest request) {
        Identity identity = RequireAccount.identity(request);
        String credential = identity.credential();
        Mono<Void> ended = credential.startsWith("session:")
                ? sessions.close(credential.substring("session:".length()))
                : sessions.revoke(credential.substring("token:".length()));
        return ended.then(Mono.defer(() -> ServerResponse.noContent()
                .cookie(cookie("", Duration.ZERO))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build()));
    }

    private Mono<ServerResponse> ticket(ServerRequest request) {
        return tickets.issue(RequireAccount.identity(request))
                .flatMap(ticket -> Answers.ok(Map.of(
                        "success",
                        true,
                        "ticket",
                        ticket.value(),
                        "subprotocol",
                        "ticket." + ticket.value(),
                        "expires_in",
                        SessionStore.TICKET_LIFE.toSeconds())));
    }

    private ResponseCookie cookie(String value, Duration life) {
        return ResponseCookie.from(Authenticator.COOKIE, value)
                .httpOnly(true)
                .secure(https)
                .sameSite("Lax")
                .path("/")
                .maxAge(life)
                .build();
    }
}
