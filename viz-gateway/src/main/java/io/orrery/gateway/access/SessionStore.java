package io.orrery.gateway.access;

import io.lettuce.core.SetArgs;
import io.lettuce.core.api.reactive.RedisReactiveCommands;
import java.time.Duration;
import reactor.core.publisher.Mono;

/// Everything about access that ends by itself, in Redis: browser sessions, revoked tokens, login attempts, one-time
/// tickets. Keys hold fingerprints of secrets, so a dump of Redis opens no door. Safe for all threads, never blocks;
/// when Redis does not answer within its time limit the Mono fails and the request is refused.
public final class SessionStore {
    public static final Duration SESSION_LIFE = Duration.ofDays(14);
    public static final Duration TICKET_LIFE = Duration.ofSeconds(30);
    public static final Duration LOGIN_WINDOW = Duration.ofMinutes(5);
    public static final int LOGINS_PER_WINDOW = 5;

    private final RedisReactiveCommands<String, String> redis;

    public SessionStore(RedisReactiveCommands<String, String> redis) {
        this.redis = redis;
    }

    /// Opens a session and returns the cookie's value.
    public Mono<Secret> open(Account account) {
        Secret cookie = Secret.random(32);
        return redis.set(sessionKey(cookie.fingerprint()), Long.toString(account.id()), expiring(SESSION_LIFE))
                .thenReturn(cookie);
    }

    /// The account behind a cookie's fingerprint; empty when the session has ended.
    public Mono<Long> accountOf(String fingerprint) {
        return redis.get(sessionKey(fingerprint)).map(Long::valueOf);
    }

    public Mono<Void> close(String fingerprint) {
        return redis.del(sessionKey(fingerprint)).then();
    }

    /// Ends all tokens of one login; remembered for as long as any of them could live.
    public Mono<Void> revoke(String family) {
        return redis.set(revocationKey(family), "1", expiring(Tokens.REFRESHABLE.plus(Tokens.LIFE)))
                .then();
    }

    public Mono<Boolean> isRevoked(String family) {
        return redis.exists(revocationKey(family)).map(count -> count > 0);
    }

    /// Counts an attempt to log in under `name`, known or not; false when there were too many in the window. Counted
    /// before the password is looked at, so guesses sent at once do not slip through together.
    public Mono<Boolean> mayTry(String name) {
        String key = attemptsKey(name);
        return redis.set(key, "0", expiring(LOGIN_WINDOW).nx())
                .then(redis.incr(key))
                .map(attempts -> attempts <= LOGINS_PER_WINDOW);
    }

    /// Forgets the attempts of a name that has just proved itself.
    public Mono<Void> forgetAttempts(String name) {
        return redis.del(attemptsKey(name)).then();
    }

    /// A fresh ticket worth `value`.
    Mono<Secret> issueTicket(String value) {
        Secret ticket = Secret.random(24);
        return redis.set(ticketKey(ticket), value, expiring(TICKET_LIFE)).thenReturn(ticket);
    }

    /// Spends a ticket: what it was worth; empty when unknown, ended or spent.
    Mono<String> spendTicket(Secret ticket) {
        return redis.getdel(ticketKey(ticket));
    }

    private static SetArgs expiring(Duration life) {
        return SetArgs.Builder.px(life);
    }

    private static String sessionKey(String fingerprint) {
        return "orrery:session:" + fingerprint;
    }

    private static String revocationKey(String family) {
        return "orrery:revoked:" + family;
    }

    private static String attemptsKey(String name) {
        return "orrery:logins:" + new Secret(Accounts.canonical(name)).fingerprint();
    }

    private static String ticketKey(Secret ticket) {
        return "orrery:ticket:" + ticket.fingerprint();
    }
}
