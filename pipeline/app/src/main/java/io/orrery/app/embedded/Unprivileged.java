package io.orrery.app.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a child server gives up root's rights, which PostgreSQL demands and Redis deserves.
enum Unprivileged {
    /// This process is not root: there is nothing to give up.
    ALREADY(""),
    /// A user namespace of its own: the child keeps the files it owns and loses every capability.
    NAMESPACE("unshare -U --"),
    /// Where namespaces are forbidden (Docker's default): the child becomes the user `nobody`.
    NOBODY("setpriv --reuid=65534 --regid=65534 --clear-groups --");

    private static final int NOBODY_ID = 65534;
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final String prefix;

    Unprivileged(String prefix) {
        this.prefix = prefix;
    }

    /// The first way that works here.
    static Unprivileged detect(Path folder) throws IOException {
        requireSetpriv(folder);
        if (!isRoot()) {
            return ALREADY;
        }
        for (Unprivileged way : List.of(NAMESPACE, NOBODY)) {
            if (way.works(folder)) {
                return way;
            }
        }
        throw new EmbeddedServerException("PostgreSQL does not run as root, and neither a user namespace (unshare -U) "
                + "nor another user (setpriv --reuid) is allowed here: start Orrery as a normal user, or set "
                + "ORRERY_POSTGRES_URL and ORRERY_REDIS_URL");
    }

    /// What comes before the command.
    List<String> prefix() {
        return prefix.isEmpty() ? List.of() : List.of(prefix.split(" ", -1));
    }

    /// Hands the folder and all below it to whoever the child is; the folders above must let that user pass.
    void own(Path folder) throws IOException {
        if (!isRoot() || Integer.valueOf(ownerId()).equals(Files.getAttribute(folder, "unix:uid"))) {
            return;
        }
        ChildProcess.run(
                "chown", List.of("chown", "-R", ownerId() + ":" + ownerId(), folder.toString()), folder, LIMIT);
    }

    /// Lets the child pass through our own folder, without being able to list it; only where it is another user.
    void allowPassage(@Nullable Path folder) throws IOException {
        if (this == NOBODY && folder != null) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        }
    }

    private int ownerId() {
        return this == NOBODY ? NOBODY_ID : 0;
    }

    private boolean works(Path folder) {
        try {
            List<String> command = new ArrayList<>(prefix());
            command.add("true");
            ChildProcess.run("privilege check", command, folder, LIMIT);
            return true;
        } catch (EmbeddedServerException e) {
            return false;
        }
    }

    private static boolean isRoot() throws IOException {
        return effectiveUser(Files.readAllLines(Path.of("/proc/self/status"))) == 0;
    }

    /// @param status the lines of `/proc/PID/status`; the owner of that folder may be root for other reasons
    static int effectiveUser(List<String> status) {
        return status.stream()
                .filter(line -> line.startsWith("Uid:"))
                .map(line -> line.split("\\s+", -1)[2])
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElseThrow(() -> new EmbeddedServerException("the kernel does not tell which user this is"));
    }

    private static void requireSetpriv(Path folder) {
        try {
            ChildProcess.run("setpriv", List.of("setpriv", "--pdeathsig=TERM", "--", "true"), folder, LIMIT);
        } catch (EmbeddedServerException e) {
            throw new EmbeddedServerException(
                    "the embedded servers need setpriv, which is missing: apt-get install util-linux", e);
        }
    }
}
