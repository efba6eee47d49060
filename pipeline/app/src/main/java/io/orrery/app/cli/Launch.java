package io.orrery.app.cli;

import java.nio.file.Path;

/// What the launcher script tells: where the checkout is and with which arguments Java runs the server.
final class Launch {
    private Launch() {}

    /// The folder of the launcher.
    static Path home() {
        return Path.of(System.getProperty("orrery.home", "")).toAbsolutePath();
    }

    /// Java's argument file: flags and class path of the server.
    static Path javaArguments() {
        String file = System.getProperty("orrery.java.arguments", "");
        if (file.isEmpty()) {
            throw new CommandFailure("this command needs the launcher: run ./orrery");
        }
        return Path.of(file);
    }

    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }
}
