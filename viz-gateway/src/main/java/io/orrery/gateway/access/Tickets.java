package io.orrery.gateway.access;

import io.orrery.gateway.http.Blocking;
import java.time.Instant;
import reactor.core.publisher.Mono;

/// One-time tickets: a page that cannot send headers with its WebSocket buys one over HTTP and spends it within half a
/// minute. A ticket is worth exactly the credential that bought it, for as long as that lives.
public final class Tickets {
    private final SessionStore sessions;
    private final Authenticator authenticator;
    private final Accounts accounts;
    private final Blocking blocking;

    public Tickets(SessionStore sessions, Authenticator authenticator, Accounts accounts, Blocking blocking) {
        this.sessions = sessions;
        this.authenticator = authenticator;
        this.accounts = accounts;
        this.blocking = blocking;
    }

    /// Who bought the ticket; empty when it is unknown, too old, spent, or its buyer's credential has ended.
    public Mono<Identity> spend(String ticket) {
        return sessions.spendTicket(new Secret(ticket))
                .map(value -> value.split(" ", 3))
                .filterWhen(parts -> authenticator.isStillGood(parts[2]))
                .flatMap(parts -> blocking.call(
                                () -> accounts.byId(Long.parseLong(parts[0])).orElse(null))
                        .map(account -> new Identity(account, parts[2], until(parts[1]))));
    }

    /// Sells a ticket to whoever `identity` is.
    public Mono<Secret> issue(Identity identity) {
        return sessions.issueTicket(
                identity.account().id() + " " + identity.until().toEpochMilli() + " " + identity.credential());
    }

    private static Instant until(String epochMillis) {
        return Instant.ofEpochMilli(Long.parseLong(epochMillis));
    }
}
