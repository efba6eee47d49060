package io.orrery.gateway;

import io.orrery.gateway.access.Account;
import io.orrery.gateway.access.Accounts;
import io.orrery.gateway.access.PersonalKey;
import io.orrery.gateway.access.PersonalKeys;
import io.orrery.gateway.access.Secret;
import java.util.Optional;

/// Makes the first administrator when there is no account at all, and keeps the command line's key valid.
///
/// @param generatedPassword the administrator's password when it was made up just now; to be shown to the starter once
record FirstRun(Optional<Secret> generatedPassword) {
    static final String ADMINISTRATOR = "admin";

    static FirstRun prepare(GatewayConfig config, Accounts accounts, PersonalKeys keys) {
        Optional<Secret> generated = Optional.empty();
        if (accounts.isEmpty()) {
            Secret preset = config.adminPassword();
            Secret password = preset == null ? Secret.random(12) : preset;
            accounts.create(ADMINISTRATOR, password, true);
            generated = preset == null ? Optional.of(password) : Optional.empty();
        }
        PersonalKey cliKey = config.cliKey();
        if (cliKey != null) {
            Account administrator = accounts.byName(ADMINISTRATOR)
                    .orElseThrow(() -> new IllegalStateException(
                            "a command-line key needs the account '" + ADMINISTRATOR + "', which is missing"));
            keys.install(administrator, cliKey);
        }
        return new FirstRun(generated);
    }
}
