package io.orrery.app.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// PostgreSQL's own lock file. After a crash it may name a process number that now belongs to somebody else (always so
/// in containers, where numbers repeat), and PostgreSQL would refuse to start. Our own lock on the data folder says
/// that no other Orrery runs there, so only a PostgreSQL that is still on its way out needs waiting for.
final class PostmasterFile {
    private static final Duration LEAVING = Duration.ofSeconds(20);

    private PostmasterFile() {}

    /// Removes a left-over lock file of `data`; waits for a server that is still shutting down.
    static void clear(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        long deadline = System.nanoTime() + LEAVING.toNanos();
        while (isServer(file, data)) {
            if (System.nanoTime() > deadline) {
                throw new EmbeddedServerException("another PostgreSQL still runs on " + data + ": stop it first");
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new EmbeddedServerException("interrupted while waiting for PostgreSQL to leave " + data, e);
            }
        }
        Files.deleteIfExists(file);
    }

    private static boolean isServer(Path file, Path data) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty() || !lines.getFirst().strip().matches("[0-9]{1,9}")) {
            return false;
        }
        Optional<ProcessHandle> process =
                ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
        return process.isPresent()
                && process.get().isAlive()
                && commandLine(process.get().pid()).contains(data.toString());
    }

    private static String commandLine(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/cmdline"));
        } catch (IOException e) {
            return ""; // It has just ended, or is not ours to read: either way not our server.
        }
    }
}
