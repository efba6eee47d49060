package io.orrery.gateway.graphs;

import io.orrery.gateway.access.Account;
import io.orrery.gateway.access.Authenticator;
import io.orrery.gateway.access.Identity;
import io.orrery.gateway.access.Tickets;
import io.orrery.gateway.http.Blocking;
import io.orrery.gateway.http.Origins;
import io.orrery.gateway.http.Refusal;
import io.orrery.gateway.viewing.Viewer;
import io.orrery.gateway.viewing.ViewerAccess;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/// The one place that decides who reads a graph: its owner, everybody with an account when it is shared with the
/// organisation, everybody when it is public. Whoever may not read it is told what they would be told if it did not
/// exist: 401 without an account, 404 with one.
public final class GraphViewerAccess implements ViewerAccess {
    private static final Duration ANONYMOUS_VISIT = Duration.ofHours(1);
    private static final String ANONYMOUS = "anonymous";
    private static final String TICKET = "ticket.";

    private final Authenticator authenticator;
    private final Tickets tickets;
    private final Graphs graphs;
    private final Origins origins;
    private final Blocking blocking;
    private final Clock clock;

    public GraphViewerAccess(
            Authenticator authenticator,
            Tickets tickets,
            Graphs graphs,
            Origins origins,
            Blocking blocking,
            Clock clock) {
        this.authenticator = authenticator;
        this.tickets = tickets;
        this.graphs = graphs;
        this.origins = origins;
        this.blocking = blocking;
        this.clock = clock;
    }

    /// The graph's row, for whoever may read it.
    public Mono<GraphRow> readable(ServerHttpRequest request, String graphId) {
        return identified(request).flatMap(identity -> readable(identity, graphId));
    }

    @Override
    public Mono<Viewer> reader(ServerHttpRequest request, String graphId) {
        return identified(request).flatMap(identity -> admit(identity, graphId));
    }

    @Override
    public Mono<Viewer> handshake(ServerHttpRequest request, String graphId) {
        boolean viaCookie = !request.getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)
                && request.getCookies().containsKey(Authenticator.COOKIE);
        String ticket = ticketIn(request);
        if (origins.isForeign(request) || (ticket == null && viaCookie && !origins.isOwn(request))) {
            return Mono.error(Refusal.of(HttpStatus.FORBIDDEN, "Request comes from a foreign origin"));
        }
        Mono<Optional<Identity>> identity = ticket == null
                ? identified(request)
                : tickets.spend(ticket).map(Optional::of).switchIfEmpty(Mono.error(Refusal::unauthenticated));
        return identity.flatMap(who -> admit(who, graphId));
    }

    @Override
    public Mono<Boolean> stillWelcome(Viewer viewer, String graphId) {
        if (!clock.instant().isBefore(viewer.until())) {
            return Mono.just(false);
        }
        Mono<Boolean> credential = viewer.credential().equals(ANONYMOUS)
                ? Mono.just(true)
                : authenticator.isStillGood(viewer.credential());
        Account account = viewer.accountId() == 0 ? null : new Account(viewer.accountId(), viewer.name(), false);
        return credential
                .filter(good -> good)
                .flatMap(good -> blocking.call(() -> graphs.find(graphId)
                        .filter(row -> mayRead(row, account))
                        .isPresent()))
                .defaultIfEmpty(false);
    }

    private Mono<Optional<Identity>> identified(ServerHttpRequest request) {
        return authenticator.identify(request).map(Optional::of).defaultIfEmpty(Optional.empty());
    }

    private Mono<GraphRow> readable(Optional<Identity> identity, String graphId) {
        Account account = identity.map(Identity::account).orElse(null);
        return blocking.call(() -> graphs.find(graphId)
                        .filter(row -> mayRead(row, account))
                        .orElse(null))
                .switchIfEmpty(Mono.error(() -> account == null ? Refusal.unauthenticated() : Refusal.notFound()));
    }

    private Mono<Viewer> admit(Optional<Identity> identity, String graphId) {
        return readable(identity, graphId)
                .map(row -> identity.map(who -> new Viewer(
                                who.account().id(),
                                who.account().name(),
                                who.credential(),
                                who.account().id() == row.ownerId(),
                                who.until()))
                        .orElseGet(() -> new Viewer(0, ANONYMOUS, ANONYMOUS, false, endOfVisit())));
    }

    private Instant endOfVisit() {
        return clock.instant().plus(ANONYMOUS_VISIT);
    }

    private static boolean mayRead(GraphRow row, @Nullable Account account) {
        return switch (row.mode()) {
            case PUBLIC -> true;
            case ORGANIZATION -> account != null;
            case PRIVATE -> account != null && account.id() == row.ownerId();
        };
    }

    private static @Nullable String ticketIn(ServerHttpRequest request) {
        for (String line : request.getHeaders().getOrEmpty("Sec-WebSocket-Protocol")) {
            for (String protocol : line.split(",", -1)) {
                if (protocol.strip().startsWith(TICKET)) {
                    return protocol.strip().substring(TICKET.length());
                }
            }
        }
        return null;
    }
}
