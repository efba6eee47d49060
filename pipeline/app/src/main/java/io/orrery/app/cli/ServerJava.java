package io.orrery.app.cli;

import io.orrery.stage.Folders;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// Runs a command again in a Java like the server's. The one that the launcher starts is small and quick to start: it
/// compiles without its best compiler, has no large heap and may not load native libraries.
final class ServerJava {
    private static final String INSIDE = "orrery.inside";
    /// What Java says at every start with its vector module; it tells a user nothing.
    private static final String INCUBATOR = "WARNING: Using incubator modules";

    private ServerJava() {}

    /// Whether this process is such a Java already.
    static boolean isInside() {
        return Boolean.getBoolean(INSIDE);
    }

    /// Runs what was asked for on this terminal. What native libraries unpack goes into a private folder that is gone
    /// afterwards.
    ///
    /// @return the exit status
    static int again(CommandSpec command) throws IOException, InterruptedException {
        List<String> arguments = command.root().commandLine().getParseResult().originalArgs();
        Path temporary = Files.createTempDirectory("orrery");
        try {
            List<String> java = new ArrayList<>(List.of(
                    Launch.java().toString(),
                    "@" + Launch.javaArguments(),
                    ServerHeap.option(),
                    "-Djava.io.tmpdir=" + temporary,
                    "-D" + INSIDE + "=true",
                    OrreryCommand.class.getName()));
            java.addAll(arguments);
            Process process = new ProcessBuilder(java)
                    .inheritIO()
                    .redirectError(ProcessBuilder.Redirect.PIPE)
                    .start();
            PrintWriter err = command.commandLine().getErr();
            try (BufferedReader said = process.errorReader()) {
                said.lines().filter(line -> !line.startsWith(INCUBATOR)).forEach(line -> {
                    err.println(line);
                    err.flush();
                });
            }
            return process.waitFor();
        } finally {
            Folders.delete(temporary);
        }
    }
}
