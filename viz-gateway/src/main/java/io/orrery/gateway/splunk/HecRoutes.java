package io.orrery.gateway.splunk;

import io.orrery.gateway.events.Senders;
import io.orrery.gateway.events.ShownTokens;
import io.orrery.gateway.events.WholeBodies;
import io.orrery.gateway.feeds.Doorkeeper;
import io.orrery.gateway.feeds.FeedGrant;
import io.orrery.gateway.http.JsonBody;
import io.orrery.gateway.http.Refusal;
import io.orrery.gateway.http.Refusals;
import io.orrery.gateway.http.Requests;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/// The HTTP of the door, at the collector's own paths, which clients have built in. The content type is never
/// looked at: clients call their JSON a form.
final class HecRoutes {
    private static final String ROOT = "/services/collector";
    private static final List<String> WORDS = List.of("host", "source", "sourcetype", "index");
    private static final String CHANNEL = "X-Splunk-Request-Channel";
    private static final Pattern GUID = Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");
    private static final int MAX_ASKED = 10_000;

    private final Doorkeeper doorkeeper;
    private final WholeBodies bodies;
    private final HecDesk desk;
    private final AckBook acks;

    HecRoutes(Doorkeeper doorkeeper, WholeBodies bodies, HecDesk desk, AckBook acks) {
        this.doorkeeper = doorkeeper;
        this.bodies = bodies;
        this.desk = desk;
        this.acks = acks;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .POST(ROOT, request -> admitted(request, grant -> events(request, grant)))
                .POST(ROOT + "/event", request -> admitted(request, grant -> events(request, grant)))
                .POST(ROOT + "/event/1.0", request -> admitted(request, grant -> events(request, grant)))
                .POST(ROOT + "/raw", request -> admitted(request, grant -> raw(request, grant)))
                .POST(ROOT + "/raw/1.0", request -> admitted(request, grant -> raw(request, grant)))
                .POST(ROOT + "/ack", request -> admitted(request, grant -> ack(request, grant)))
                .GET(ROOT + "/health", this::health)
                .GET(ROOT + "/health/1.0", this::health)
                .build();
    }

    private Mono<ServerResponse> admitted(ServerRequest request, Function<FeedGrant, Mono<ServerResponse>> handler) {
        String authorization = request.headers().firstHeader(HttpHeaders.AUTHORIZATION);
        return Mono.defer(() -> authorization == null ? Mono.error(stranger(request)) : admit(request, authorization))
                .flatMap(handler)
                .onErrorResume(failure -> HecAnswers.refused(refusalOf(request, failure)));
    }

    private Mono<FeedGrant> admit(ServerRequest request, String authorization) {
        return doorkeeper
                .admit(request.exchange().getRequest())
                .switchIfEmpty(Mono.error(() -> new HecRefusal(
                        ShownTokens.of(authorization).isEmpty()
                                ? HecCode.INVALID_AUTHORIZATION
                                : HecCode.INVALID_TOKEN)));
    }

    /// Tokens in URLs end in other people's logs.
    private static HecRefusal stranger(ServerRequest request) {
        return new HecRefusal(
                request.queryParam("token").isPresent() ? HecCode.NO_TOKEN_IN_QUERY : HecCode.TOKEN_REQUIRED);
    }

    private Mono<ServerResponse> events(ServerRequest request, FeedGrant grant) {
        Optional<String> channel = channel(request);
        String trace = Requests.trace(request);
        Map<String, String> words = Senders.of(request);
        return bodies.take(request.exchange().getRequest(), body -> {
                    desk.events(grant, trace, words, body);
                    return true;
                })
                .flatMap(stored -> accepted(grant, channel));
    }

    private Mono<ServerResponse> raw(ServerRequest request, FeedGrant grant) {
        Optional<String> channel = channel(request);
        String trace = Requests.trace(request);
        Map<String, String> words = new LinkedHashMap<>(Senders.of(request));
        WORDS.forEach(word -> request.queryParam(word).ifPresent(value -> words.put(word, value)));
        return bodies.take(request.exchange().getRequest(), body -> {
                    desk.lines(grant, trace, words, body);
                    return true;
                })
                .flatMap(stored -> accepted(grant, channel));
    }

    private Mono<ServerResponse> accepted(FeedGrant grant, Optional<String> channel) {
        return HecAnswers.success(channel.map(name -> acks.next(grant.graph(), name)));
    }

    private Mono<ServerResponse> ack(ServerRequest request, FeedGrant grant) {
        String channel = channel(request).orElseThrow(() -> new HecRefusal(HecCode.CHANNEL_MISSING));
        return JsonBody.object(request).flatMap(body -> {
            JsonNode asked = body.path("acks");
            if (!asked.isArray() || asked.size() > MAX_ASKED) {
                return Mono.error(new HecRefusal(HecCode.INVALID_FORMAT));
            }
            Map<String, Boolean> known = new LinkedHashMap<>();
            asked.forEach(number ->
                    known.put(number.asString(""), acks.isCommitted(grant.graph(), channel, number.asLong(-1))));
            return HecAnswers.acks(known);
        });
    }

    /// Open, as the collector's is: it tells nothing but that somebody listens. A token that is shown has to be right.
    private Mono<ServerResponse> health(ServerRequest request) {
        boolean shows = request.headers().firstHeader(HttpHeaders.AUTHORIZATION) != null;
        return shows ? admitted(request, grant -> health()) : health();
    }

    private Mono<ServerResponse> health() {
        return bodies.isFull() ? HecAnswers.refused(new HecRefusal(HecCode.UNHEALTHY)) : HecAnswers.healthy();
    }

    private static Optional<String> channel(ServerRequest request) {
        String header = request.headers().firstHeader(CHANNEL);
        Optional<String> channel = header == null ? request.queryParam("channel") : Optional.of(header);
        if (channel.isPresent() && !GUID.matcher(channel.get()).matches()) {
            throw new HecRefusal(HecCode.CHANNEL_INVALID);
        }
        return channel;
    }

    private static HecRefusal refusalOf(ServerRequest request, Throwable failure) {
        if (failure instanceof HecRefusal said) {
            return said;
        }
        Refusal refusal = Refusals.refusalOf(request.exchange(), failure);
        return new HecRefusal(
                switch (refusal.status()) {
                    case CONTENT_TOO_LARGE -> HecCode.TOO_LARGE;
                    case TOO_MANY_REQUESTS, SERVICE_UNAVAILABLE, REQUEST_TIMEOUT -> HecCode.BUSY;
                    default -> refusal.status().is4xxClientError() ? HecCode.INVALID_FORMAT : HecCode.SERVER_ERROR;
                });
    }
}
