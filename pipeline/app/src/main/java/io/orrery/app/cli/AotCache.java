package io.orrery.app.cli;

import io.orrery.app.Configuration;
import io.orrery.app.Setting;
import io.orrery.app.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Java's ahead-of-time cache of the server: classes as they are after loading and linking, which halves the start.
/// It is made once a build, in the background and at the lowest priority, and belongs to the release's jars; Java
/// checks that it fits and starts without it when it does not. Nothing here ever fails a start.
final class AotCache {
    private AotCache() {}

    /// Java's options for a start that uses the cache if there is one.
    static List<String> options() {
        Path cache = file();
        return Files.isReadable(cache)
                ? List.of("-XX:AOTCache=" + cache, "-Xlog:aot*=off", "-Xlog:aot+codecache*=off")
                : List.of();
    }

    /// Begins to make the cache unless it is there, being made or not wanted.
    static void prepare(Configuration configuration) {
        boolean wanted =
                !Setting.ORRERY_AOT.in(configuration.settings()).orElse("true").equals("false");
        if (!wanted || Files.exists(file()) || isBeingMade()) {
            return;
        }
        try {
            Path folder = Files.createDirectories(release().resolve("training"));
            Path log = folder.resolve("training.log");
            ProcessBuilder builder = new ProcessBuilder(command(folder))
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("ORRERY_"));
            Process process = builder.start();
            Files.writeString(mark(), Long.toString(process.pid()));
        } catch (IOException e) {
            return; // Without the cache the next start takes a few seconds longer; that is all.
        }
    }

    /// A shell keeps the order: train, put the finished cache into place, clean up.
    private static List<String> command(Path folder) {
        List<String> command = new ArrayList<>(List.of(
                "setsid",
                "nice",
                "-n",
                "19",
                "sh",
                "-c",
                // A session of its own counts as much as all others together, however nice its processes are.
                "echo 19 >/proc/self/autogroup 2>/dev/null; new=$1; cache=$2; shift 2; \"$@\" && mv \"$new\" \"$cache\"; rm -rf \"$(dirname \"$new\")/data\"",
                "train",
                folder.resolve("new.aot").toString(),
                file().toString(),
                Launch.java().toString(),
                "@" + Launch.javaArguments()));
        command.addAll(List.of(
                "-Djava.io.tmpdir=" + folder,
                "-Dorrery.home=" + Launch.home(),
                "-Dorrery.logs=" + folder,
                "-XX:AOTCacheOutput=" + folder.resolve("new.aot"),
                Training.class.getName(),
                folder.resolve("data").toString()));
        return command;
    }

    private static boolean isBeingMade() {
        try {
            Optional<ProcessHandle> process =
                    ProcessHandle.of(Long.parseLong(Files.readString(mark()).strip()));
            return process.isPresent() && process.get().isAlive();
        } catch (IOException | NumberFormatException e) {
            return false;
        }
    }

    private static Path file() {
        return release().resolve("server.aot");
    }

    private static Path mark() {
        return release().resolve("training.pid");
    }

    private static Path release() {
        return Launch.javaArguments().resolveSibling("");
    }
}
