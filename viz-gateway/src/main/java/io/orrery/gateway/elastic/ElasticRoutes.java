package io.orrery.gateway.elastic;

import io.orrery.gateway.events.Senders;
import io.orrery.gateway.events.WholeBodies;
import io.orrery.gateway.feeds.Doorkeeper;
import io.orrery.gateway.feeds.FeedGrant;
import io.orrery.gateway.http.Answers;
import io.orrery.gateway.http.Refusal;
import io.orrery.gateway.http.Refusals;
import io.orrery.gateway.http.Requests;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// The HTTP of the door, below `/elastic`, which is what a shipper's URL ends with. Every answer names the product,
/// because clients otherwise throw after their data was accepted.
final class ElasticRoutes {
    /// Plain Elasticsearch clients and rsyslog give a batch up that is answered 429 as a whole, so a post waits rather,
    /// but for less than the 30 s after which the clients take the server for dead.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String ROOT = "/elastic";

    private final Doorkeeper doorkeeper;
    private final WholeBodies bodies;
    private final BulkDesk desk;

    ElasticRoutes(Doorkeeper doorkeeper, WholeBodies bodies, BulkDesk desk) {
        this.doorkeeper = doorkeeper;
        this.bodies = bodies;
        this.desk = desk;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET(ROOT, request -> admitted(request, grant -> call(request)))
                .HEAD(ROOT, request -> admitted(request, grant -> call(request)))
                .POST(ROOT + "/_bulk", request -> admitted(request, grant -> bulk(request, grant, "")))
                .PUT(ROOT + "/_bulk", request -> admitted(request, grant -> bulk(request, grant, "")))
                .POST(ROOT + "/{index}/_bulk", this::bulkInto)
                .PUT(ROOT + "/{index}/_bulk", this::bulkInto)
                .GET(ROOT + "/{*call}", request -> admitted(request, grant -> call(request)))
                .HEAD(ROOT + "/{*call}", request -> admitted(request, grant -> call(request)))
                .PUT(ROOT + "/{*call}", request -> admitted(request, grant -> call(request)))
                .POST(ROOT + "/{*call}", request -> admitted(request, grant -> call(request)))
                .build();
    }

    private Mono<ServerResponse> bulkInto(ServerRequest request) {
        return admitted(request, grant -> bulk(request, grant, request.pathVariable("index")));
    }

    private Mono<ServerResponse> admitted(ServerRequest request, Function<FeedGrant, Mono<ServerResponse>> handler) {
        return doorkeeper
                .admit(request.exchange().getRequest())
                .switchIfEmpty(Mono.error(Refusal::unauthenticated))
                .flatMap(handler)
                .onErrorResume(failure -> refused(Refusals.refusalOf(request.exchange(), failure)));
    }

    private Mono<ServerResponse> bulk(ServerRequest request, FeedGrant grant, String index) {
        String trace = Requests.trace(request);
        Map<String, String> words = Senders.of(request);
        return bodies.take(
                        request.exchange().getRequest(), PATIENCE, body -> desk.store(grant, index, trace, words, body))
                .flatMap(answer -> answer(HttpStatus.OK).bodyValue(answer));
    }

    private static Mono<ServerResponse> call(ServerRequest request) {
        String path = request.path().substring(ROOT.length()).replaceAll("^/+|/+$", "");
        Optional<Object> answer = StartUpCalls.answer(request.method(), path);
        return answer.isPresent()
                ? answer(HttpStatus.OK).bodyValue(Answers.JSON.writeValueAsBytes(answer.get()))
                : Mono.error(Refusal.malformed(
                        "no handler found for uri [/" + path + "] and method [" + request.method() + "]"));
    }

    private static Mono<ServerResponse> refused(Refusal refusal) {
        Map<String, Object> cause = new LinkedHashMap<>();
        cause.put("type", type(refusal.status()));
        cause.put("reason", refusal.sentence());
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("root_cause", List.of(cause));
        error.putAll(cause);
        ServerResponse.BodyBuilder answer = answer(refusal.status());
        Duration retryAfter = refusal.retryAfter();
        if (retryAfter != null) {
            answer.header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
        }
        if (refusal.status() == HttpStatus.UNAUTHORIZED) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"orrery\"", "ApiKey");
        }
        return answer.bodyValue(Answers.JSON.writeValueAsBytes(
                Map.of("error", error, "status", refusal.status().value())));
    }

    private static String type(HttpStatus status) {
        return switch (status) {
            case UNAUTHORIZED -> "security_exception";
            case TOO_MANY_REQUESTS -> "es_rejected_execution_exception";
            case SERVICE_UNAVAILABLE -> "unavailable_shards_exception";
            case CONTENT_TOO_LARGE -> "content_too_long_exception";
            default -> status.is4xxClientError() ? "illegal_argument_exception" : "exception";
        };
    }

    private static ServerResponse.BodyBuilder answer(HttpStatus status) {
        return ServerResponse.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .header("X-Elastic-Product", "Elasticsearch")
                .header("Cache-Control", "no-store");
    }
}
