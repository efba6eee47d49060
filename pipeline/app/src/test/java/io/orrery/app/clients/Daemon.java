package io.orrery.app.clients;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A daemon of Debian's. Its two syslog daemons exclude each other, so one may be installed and the other lie unpacked
/// in a folder below `/opt` that has its package's name.
///
/// @param root what its files lie below: `/`, or that folder
record Daemon(Path root, Path path) {
    private static final String LIBRARIES = "usr/lib/x86_64-linux-gnu";

    static Optional<Daemon> find(String name, String program) {
        return Stream.of(Path.of("/"), Path.of("/opt", name))
                .map(root -> new Daemon(root, root.resolve("usr/sbin").resolve(program)))
                .filter(daemon -> Files.isExecutable(daemon.path()))
                .findFirst();
    }

    Path libraries() {
        return root.resolve(LIBRARIES);
    }

    boolean hasModule(String module) {
        return Files.exists(libraries().resolve(module));
    }

    /// What it needs to find the libraries beside it.
    Map<String, String> environment() {
        if (root.getNameCount() == 0) {
            return Map.of();
        }
        return Map.of(
                "LD_LIBRARY_PATH",
                Stream.of(LIBRARIES, "lib/x86_64-linux-gnu", "usr/lib/syslog-ng")
                        .map(part -> root.resolve(part).toString())
                        .collect(Collectors.joining(":")));
    }
}
