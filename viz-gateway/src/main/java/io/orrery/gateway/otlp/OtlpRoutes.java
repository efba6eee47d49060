package io.orrery.gateway.otlp;

import io.orrery.gateway.events.Senders;
import io.orrery.gateway.events.WholeBodies;
import io.orrery.gateway.feeds.Doorkeeper;
import io.orrery.gateway.feeds.FeedGrant;
import io.orrery.gateway.http.Refusal;
import io.orrery.gateway.http.Refusals;
import io.orrery.gateway.http.Requests;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// The HTTP of the door, at the path that exporters append to their endpoint.
final class OtlpRoutes {
    private static final int INVALID_ARGUMENT = 3;
    private static final int RESOURCE_EXHAUSTED = 8;
    private static final int INTERNAL = 13;
    private static final int UNAVAILABLE = 14;
    private static final int UNAUTHENTICATED = 16;

    private final Doorkeeper doorkeeper;
    private final WholeBodies bodies;
    private final LogsDesk desk;

    OtlpRoutes(Doorkeeper doorkeeper, WholeBodies bodies, LogsDesk desk) {
        this.doorkeeper = doorkeeper;
        this.bodies = bodies;
        this.desk = desk;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route().POST("/v1/logs", this::logs).build();
    }

    private Mono<ServerResponse> logs(ServerRequest request) {
        var encoding = Encoding.ofContentType(request.headers().firstHeader(HttpHeaders.CONTENT_TYPE));
        Encoding answered = encoding.orElse(Encoding.JSON);
        return doorkeeper
                .admit(request.exchange().getRequest())
                .switchIfEmpty(Mono.error(Refusal::unauthenticated))
                .flatMap(grant -> encoding.isPresent()
                        ? store(request, grant, encoding.get())
                        : Mono.error(Refusal.of(
                                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                                "Content-Type must be application/x-protobuf or application/json")))
                .onErrorResume(failure -> refused(answered, Refusals.refusalOf(request.exchange(), failure)));
    }

    private Mono<ServerResponse> store(ServerRequest request, FeedGrant grant, Encoding encoding) {
        String trace = Requests.trace(request);
        Map<String, String> words = Senders.of(request);
        return bodies.take(
                        request.exchange().getRequest(),
                        body -> desk.store(grant, encoding, trace, words, body))
                .flatMap(answer -> ServerResponse.ok()
                        .contentType(encoding.mediaType())
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .bodyValue(answer));
    }

    private static Mono<ServerResponse> refused(Encoding encoding, Refusal refusal) {
        ServerResponse.BodyBuilder answer = ServerResponse.status(refusal.status())
                .contentType(encoding.mediaType())
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        Duration retryAfter = refusal.retryAfter();
        if (retryAfter != null) {
            answer.header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
        }
        if (refusal.status() == HttpStatus.UNAUTHORIZED) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return answer.bodyValue(encoding.status(code(refusal.status()), refusal.sentence()));
    }

    private static int code(HttpStatus status) {
        return switch (status) {
            case UNAUTHORIZED -> UNAUTHENTICATED;
            case TOO_MANY_REQUESTS, CONTENT_TOO_LARGE -> RESOURCE_EXHAUSTED;
            case SERVICE_UNAVAILABLE, REQUEST_TIMEOUT -> UNAVAILABLE;
            default -> status.is4xxClientError() ? INVALID_ARGUMENT : INTERNAL;
        };
    }
}
