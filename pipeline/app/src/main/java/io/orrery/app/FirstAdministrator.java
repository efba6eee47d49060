package io.orrery.app;

import io.orrery.app.embedded.Secrets;
import java.io.IOException;
import java.util.Optional;

/// The first administrator's password, made up before the account is and kept until somebody has been shown it: a
/// crash in between must not leave an account that nobody can open.
public final class FirstAdministrator {
    public static final String NAME = "admin";

    private static final String PASSWORD = "first-admin-password";
    private static final String SHOWN = "first-admin-password-shown";

    private final Secrets secrets;

    public FirstAdministrator(Secrets secrets) {
        this.secrets = secrets;
    }

    /// The password to create the account with; empty once it has been shown.
    Optional<String> password() throws IOException {
        return secrets.has(SHOWN) ? Optional.empty() : Optional.of(secrets.getTypeable(PASSWORD));
    }

    /// The password that still waits to be shown.
    public Optional<String> pending() throws IOException {
        return secrets.has(PASSWORD) ? password() : Optional.empty();
    }

    /// It has been shown, or an administrator existed already: forget it.
    public void shown() throws IOException {
        secrets.put(SHOWN, "yes");
        secrets.remove(PASSWORD);
    }
}
