package io.orrery.app;

import io.orrery.app.embedded.Secrets;
import java.io.IOException;

/// The personal key with which the command line speaks to the server: `ID:SECRET`, both from the data folder.
public final class CommandLineKey {
    private CommandLineKey() {}

    public static String of(Secrets secrets) throws IOException {
        return "cli-" + secrets.get("cli-key-id").substring(0, 16) + ":" + secrets.get("cli-key-secret");
    }
}
