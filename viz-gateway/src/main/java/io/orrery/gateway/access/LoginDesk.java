package io.orrery.gateway.access;

import io.orrery.gateway.http.Blocking;
import io.orrery.gateway.http.Refusal;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;

/// Checks names and passwords, slowly and not often: at most five attempts per name in five minutes, whether the name
/// exists or not.
public final class LoginDesk {
    private final Accounts accounts;
    private final SessionStore sessions;
    private final Blocking blocking;

    public LoginDesk(Accounts accounts, SessionStore sessions, Blocking blocking) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.blocking = blocking;
    }

    /// The account; empty for a wrong name or password; a 429 [Refusal] after too many attempts.
    public Mono<Account> login(String name, Secret password) {
        return sessions.mayTry(name)
                .filter(allowed -> allowed)
                .switchIfEmpty(Mono.error(() -> Refusal.later(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "Too many attempts to log in under this name, try again later",
                        SessionStore.LOGIN_WINDOW)))
                .flatMap(allowed -> blocking.call(() -> accounts.authenticate(name, password)))
                .flatMap(found -> found.map(account -> welcome(name, account)).orElseGet(Mono::empty));
    }

    private Mono<Account> welcome(String name, Account account) {
        return sessions.forgetAttempts(name).thenReturn(account);
    }

    static Optional<String> whyUnusable(String name, Secret password) {
        if (name.isBlank() || name.length() > 150) {
            return Optional.of("Field 'username' is required, at most 150 characters");
        }
        return password.value().isEmpty() ? Optional.of("Field 'password' is required") : Optional.empty();
    }
}
