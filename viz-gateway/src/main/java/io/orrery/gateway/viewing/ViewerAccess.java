package io.orrery.gateway.viewing;

import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/// Decides who may look at which graph. Safe for all threads; nothing here blocks the caller.
///
/// A refusal is an error signal of type [io.orrery.gateway.http.Refusal]: let it pass through, the gateway's error
/// handler turns it into the JSON answer. A graph of somebody else is refused exactly like one that does not exist.
public interface ViewerAccess {

    /// For plain HTTP reads (inspector routes): the cookie `orrery_session` or a bearer token.
    Mono<Viewer> reader(ServerHttpRequest request, String graphId);

    /// For the WebSocket handshake: cookie, bearer token, or a one-time ticket offered as the second subprotocol
    /// `ticket.VALUE`. A cookie is believed only together with an allowed `Origin`; a foreign `Origin` is refused
    /// whatever the credential. Spends the ticket.
    Mono<Viewer> handshake(ServerHttpRequest request, String graphId);

    /// Whether an admitted viewer is still welcome: credential neither ended nor revoked, graph still there and still
    /// readable. To be asked for every open socket every two seconds or so; `false` closes it.
    Mono<Boolean> stillWelcome(Viewer viewer, String graphId);
}
