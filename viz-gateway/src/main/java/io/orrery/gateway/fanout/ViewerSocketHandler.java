package io.orrery.gateway.fanout;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.orrery.gateway.fanout.core.CloseReason;
import io.orrery.gateway.http.Refusal;
import io.orrery.gateway.viewing.GraphSummaries;
import io.orrery.gateway.viewing.Viewer;
import io.orrery.gateway.viewing.ViewerAccess;
import io.orrery.topics.model.GraphId;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.WebsocketServerSpec;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;

/// `GET /ws/graphs/{id}`: checks subprotocol and permission, then hands the socket to a [ViewerSession]. Upgrades
/// through Reactor Netty itself, because a session must know which of its bytes the network has taken, which Spring's
/// WebSocket session does not tell.
public final class ViewerSocketHandler implements WebHandler {
    /// Version of the conversation; others are refused with 400.
    static final String SUBPROTOCOL = "orrery.v1";

    /// Largest text message of a viewer; a larger one ends the connection with 1009.
    static final int MAX_MESSAGE_BYTES = 64 << 10;

    private static final Logger LOG = LoggerFactory.getLogger(ViewerSocketHandler.class);

    private final ViewerAccess access;
    private final GraphSummaries summaries;
    private final Followers followers;
    private final ViewerSessions sessions;
    private final CommandSender commands;
    private final FanoutSettings settings;
    private final FanoutMeters meters;

    ViewerSocketHandler(
            ViewerAccess access,
            GraphSummaries summaries,
            Followers followers,
            ViewerSessions sessions,
            CommandSender commands,
            FanoutSettings settings,
            FanoutMeters meters) {
        this.access = access;
        this.summaries = summaries;
        this.followers = followers;
        this.sessions = sessions;
        this.commands = commands;
        this.settings = settings;
        this.meters = meters;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange) {
        Map<String, String> variables =
                exchange.getAttributeOrDefault(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, Map.of());
        String id = variables.getOrDefault("id", "");
        if (!"websocket".equalsIgnoreCase(exchange.getRequest().getHeaders().getUpgrade())) {
            return Mono.error(Refusal.malformed("this address is for WebSocket connections"));
        }
        List<String> offered = exchange.getRequest().getHeaders().getOrEmpty("Sec-WebSocket-Protocol").stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(String::strip)
                .toList();
        if (!offered.contains(SUBPROTOCOL)) {
            return Mono.error(Refusal.malformed("the WebSocket subprotocol must be " + SUBPROTOCOL));
        }
        if (!GraphId.isValid(id)) {
            return Mono.error(Refusal.notFound());
        }
        if (sessions.count() >= settings.maxViewers()) {
            return Mono.error(Refusal.later(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "this server shows graphs to " + settings.maxViewers() + " viewers already",
                    Duration.ofSeconds(10)));
        }
        return access.handshake(exchange.getRequest(), id)
                .flatMap(viewer -> summaries
                        .of(id)
                        .switchIfEmpty(Mono.error(Refusal.notFound()))
                        .flatMap(summary -> upgrade(exchange, new GraphId(id), viewer, summary)));
    }

    private Mono<Void> upgrade(ServerWebExchange exchange, GraphId id, Viewer viewer, Object summary) {
        HttpServerResponse response = ServerHttpResponseDecorator.getNativeResponse(exchange.getResponse());
        WebsocketServerSpec spec = WebsocketServerSpec.builder()
                .protocols(SUBPROTOCOL)
                .maxFramePayloadLength(MAX_MESSAGE_BYTES)
                .build();
        return exchange.getResponse()
                .setComplete()
                .then(Mono.defer(
                        () -> response.sendWebsocket((in, out) -> converse(in, out, id, viewer, summary), spec)));
    }

    private Mono<Void> converse(WebsocketInbound in, WebsocketOutbound out, GraphId id, Viewer viewer, Object summary) {
        Optional<GraphFollower> opened = followers.open(id, summary);
        if (opened.isEmpty()) {
            return out.sendClose(CloseReason.BUSY.code(), CloseReason.BUSY.text());
        }
        Channel[] channel = new Channel[1];
        in.withConnection(connection -> channel[0] = connection.channel());
        ViewerSession session = new ViewerSession(
                channel[0], opened.get(), settings.viewer(), viewer.mayEdit(), meters, commands::send);
        sessions.add(session, viewer, id);
        session.start();
        // Subscribed on its own: cancelling it would make Reactor Netty close the socket without our reason.
        in.aggregateFrames(MAX_MESSAGE_BYTES)
                .receiveFrames()
                .subscribe(
                        frame -> receive(session, frame),
                        broken -> {
                            LOG.debug("viewer of {} broke off: {}", id, broken.toString());
                            session.gone();
                        },
                        session::gone);
        return session.ended()
                .flatMap(reason -> out.sendClose(reason.code(), reason.text()))
                .doFinally(signal -> {
                    session.stop();
                    sessions.remove(session);
                    followers.release(id, opened.get());
                });
    }

    private static void receive(ViewerSession session, WebSocketFrame frame) {
        if (frame instanceof TextWebSocketFrame text) {
            session.received(text.text());
        } else {
            session.receivedOther();
        }
    }
}
