package io.orrery.app.clients;

import io.orrery.app.house.Checkout;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Finds the clients of this machine.
final class Installed {
    private Installed() {}

    /// The folder with the clients of npm in the versions of the lock file, installed beside the build's output once
    /// and again when that file changes.
    static Path npmClients() throws IOException, InterruptedException {
        Path source = Checkout.root().resolve("pipeline/app/src/test/clients");
        String stamp = Integer.toHexString(
                Files.readString(source.resolve("package-lock.json")).hashCode());
        Path home = Checkout.root().resolve("pipeline/app/target/clients-" + stamp);
        Files.createDirectories(home);
        for (String file : List.of("package.json", "package-lock.json", "ship.mjs")) {
            Files.write(home.resolve(file), Files.readAllBytes(source.resolve(file)));
        }
        if (!Files.exists(home.resolve("ready"))) {
            Process npm = new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund", "--silent")
                    .directory(home.toFile())
                    .redirectInput(new File("/dev/null")) // this JVM's own input is its way to Maven
                    .redirectErrorStream(true)
                    .redirectOutput(home.resolve("npm.log").toFile())
                    .start();
            if (!npm.waitFor(5, TimeUnit.MINUTES) || npm.exitValue() != 0) {
                throw new AssertionError("npm ci failed: " + Files.readString(home.resolve("npm.log")));
            }
            Files.writeString(home.resolve("ready"), "");
        }
        return home;
    }

    /// A program that Debian installs; empty when it is not there.
    static Optional<Path> program(String path) {
        return Optional.of(Path.of(path)).filter(Files::isExecutable);
    }

    static boolean isThere(String path) {
        return Files.exists(Path.of(path));
    }
}
