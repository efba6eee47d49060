package io.orrery.gateway.feeds;

import io.orrery.gateway.access.Authenticator;
import io.orrery.gateway.access.Secret;
import io.orrery.gateway.events.Door;
import io.orrery.gateway.events.Target;
import io.orrery.gateway.http.Answers;
import io.orrery.gateway.http.Blocking;
import io.orrery.gateway.http.Ids;
import io.orrery.gateway.http.Refusal;
import io.orrery.gateway.http.Requests;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// Posts of events: by the feed's owner, or by whoever shows a token of the feed. A feed that one may not write to is
/// answered like one that is not there.
final class EventRoutes {
    private static final int MAX_KEY_CHARACTERS = 255;

    private final FeedDesk desk;
    private final Doorkeeper doorkeeper;
    private final Authenticator authenticator;
    private final EventStream stream;
    private final KeyedPosts keyed;
    private final Blocking blocking;

    EventRoutes(
            FeedDesk desk,
            Doorkeeper doorkeeper,
            Authenticator authenticator,
            EventStream stream,
            KeyedPosts keyed,
            Blocking blocking) {
        this.desk = desk;
        this.doorkeeper = doorkeeper;
        this.authenticator = authenticator;
        this.stream = stream;
        this.keyed = keyed;
        this.blocking = blocking;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .POST("/api/v1/feeds/{name}/events", this::post)
                .build();
    }

    private Mono<ServerResponse> post(ServerRequest request) {
        return doorkeeper
                .admit(request.exchange().getRequest())
                .flatMap(grant -> grant.feed().equals(request.pathVariable("name"))
                        ? Mono.just(grant)
                        : Mono.error(Refusal.notFound()))
                .switchIfEmpty(Mono.defer(() -> ownersGrant(request)))
                .flatMap(grant -> post(request, grant))
                .flatMap(answer -> Answers.ok(Answers.JSON.readTree(answer)));
    }

    private Mono<FeedGrant> ownersGrant(ServerRequest request) {
        return authenticator
                .identify(request.exchange().getRequest())
                .switchIfEmpty(Mono.error(Refusal::unauthenticated))
                .flatMap(identity -> blocking.call(() -> desk.owned(identity.account(), request.pathVariable("name"))
                        .grant(identity.account())));
    }

    private Mono<String> post(ServerRequest request, FeedGrant feed) {
        String trace = Requests.trace(request);
        boolean json = feed.plan().takesOnlyJson();
        EventStream.Cut cut = new EventStream.Cut(json, !json && isTable(request));
        String key = request.headers().firstHeader("Idempotency-Key");
        if (key == null) {
            Target target = feed.target(Door.HTTP, Ids.next(), trace);
            return stream.store(request.exchange().getRequest(), target, cut).map(EventPost::toJson);
        }
        if (key.isBlank() || key.length() > MAX_KEY_CHARACTERS) {
            return Mono.error(
                    Refusal.malformed("Header Idempotency-Key must have 1 to " + MAX_KEY_CHARACTERS + " characters"));
        }
        String batch = new Secret(feed.graph() + " " + key).fingerprint().substring(0, 32);
        Target target = feed.target(Door.HTTP, batch, trace);
        return keyed.store(request.exchange().getRequest(), target, cut);
    }

    /// A table's first line names its columns.
    private static boolean isTable(ServerRequest request) {
        String type = request.headers().firstHeader(HttpHeaders.CONTENT_TYPE);
        return EventStream.isType(type, "text/csv") || EventStream.isType(type, "text/tab-separated-values");
    }
}
