package io.orrery.app.clients;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A client that runs and is given lines to ship.
///
/// @param streams marks that its lines come out with, one for each way in which it ships them
record SyslogClient(String version, List<String> streams, Process process, Input input) implements AutoCloseable {

    /// How a client is given lines.
    interface Input {
        void write(String lines) throws IOException;
    }

    /// A client that follows a file.
    static SyslogClient following(Path file, String version, List<String> streams, Process process) {
        return new SyslogClient(
                version, streams, process, lines -> Files.writeString(file, lines, StandardOpenOption.APPEND));
    }

    /// A client that reads its standard input.
    static SyslogClient reading(String version, String stream, Process process) {
        OutputStream in = process.getOutputStream();
        return new SyslogClient(version, List.of(stream), process, lines -> {
            in.write(lines.getBytes(StandardCharsets.UTF_8));
            in.flush();
        });
    }

    /// Ends it as its user would.
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
