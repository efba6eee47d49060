package io.orrery.app;

import io.orrery.app.embedded.PrivateFiles;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/// What the running server tells the command line, in a small file of the data folder.
///
/// @param phase how far it is
/// @param pid its process
/// @param url the public address, empty until ready
/// @param management the address of health and metrics, empty until ready
/// @param message what it is doing, or why it failed; one line
public record RunState(Phase phase, long pid, String url, String management, String message) {
    public enum Phase {
        STARTING,
        READY,
        STOPPING,
        STOPPED,
        FAILED
    }

    /// A server that has just begun.
    static RunState starting(String message) {
        return new RunState(Phase.STARTING, ProcessHandle.current().pid(), "", "", message);
    }

    RunState with(Phase next, String news) {
        return new RunState(next, pid, url, management, news);
    }

    /// Replaces the file in one step.
    void write(Path file) throws IOException {
        String text =
                "phase=" + phase.name().toLowerCase(Locale.ROOT) + "\npid=" + pid + "\nurl=" + url + "\nmanagement="
                        + management + "\nmessage="
                        + message.replace("\\", "\\\\").replace("\r", " ").replace("\n", " ") + "\n";
        PrivateFiles.write(file, text);
    }

    /// The last state written; empty when there is none or it is not readable as one.
    public static Optional<RunState> read(Path file) throws IOException {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(Files.readString(file)));
            return Optional.of(new RunState(
                    Phase.valueOf(properties.getProperty("phase", "").toUpperCase(Locale.ROOT)),
                    Long.parseLong(properties.getProperty("pid", "")),
                    properties.getProperty("url", ""),
                    properties.getProperty("management", ""),
                    properties.getProperty("message", "")));
        } catch (NoSuchFileException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Whether the process that wrote it lives. A number that was given to another program since does not count.
    public boolean alive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().command())
                .filter(command -> command.endsWith("java"))
                .isPresent();
    }
}
