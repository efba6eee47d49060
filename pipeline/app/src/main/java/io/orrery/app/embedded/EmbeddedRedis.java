package io.orrery.app.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Redis as a child process: loopback only, one user with a random password and without the commands that administer
/// or script the server, an append-only file synced every second.
public final class EmbeddedRedis implements AutoCloseable {
    private static final String USER = "orrery";
    private static final Duration READY = Duration.ofSeconds(30);
    private static final Duration STOP = Duration.ofSeconds(10);
    private static final int ATTEMPTS = 3;
    private static final String RESOURCE = "/redis-server-7.0.15-linux-";

    private final ChildProcess process;
    private final int port;
    private final String password;

    private EmbeddedRedis(ChildProcess process, int port, String password) {
        this.process = process;
        this.port = port;
        this.password = password;
    }

    /// Starts the server in `home` (made on first use) and waits until it answers.
    public static EmbeddedRedis start(Path home, Secrets secrets) throws IOException {
        Path absolute = PrivateFiles.folder(home).toAbsolutePath();
        Unprivileged rights = Unprivileged.detect(absolute);
        rights.allowPassage(absolute.getParent());
        Path program = Bundle.program(RESOURCE + architecture(), absolute);
        String password = secrets.get("redis-password");
        ChildProcess process = null;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            int port = LoopbackPorts.free();
            Path configuration = absolute.resolve("redis.conf");
            PrivateFiles.write(configuration, configuration(absolute, port, password));
            rights.own(absolute);
            process = ChildProcess.start(
                    "redis", rights.prefix(), "TERM", List.of(program.toString(), configuration.toString()), absolute);
            if (awaitReady(process, port, password)) {
                return new EmbeddedRedis(process, port, password);
            }
            process.stop("TERM", STOP);
        }
        throw new EmbeddedServerException("Redis did not start: " + (process == null ? "" : process.lastOutput()));
    }

    /// `redis://user:password@host:port`; holds the password.
    public String url() {
        return "redis://" + USER + ":" + password + "@127.0.0.1:" + port;
    }

    public boolean alive() {
        return process.alive();
    }

    /// Runs `action` when the server ends although nobody closed it.
    public void onUnexpectedEnd(Runnable action) {
        process.onUnexpectedEnd(action);
    }

    long pid() {
        return process.pid();
    }

    int port() {
        return port;
    }

    /// Writes the append-only file to disk and ends.
    @Override
    public void close() {
        process.stop("TERM", STOP);
    }

    @Override
    public String toString() {
        return "EmbeddedRedis[127.0.0.1:" + port + "]";
    }

    private static String configuration(Path folder, int port, String password) {
        return """
                port %d
                bind 127.0.0.1
                protected-mode yes
                loglevel warning
                user default off
                user %s on >%s ~* &* +@all -@admin -@dangerous -@scripting +info
                dir %s
                save ""
                appendonly yes
                appendfsync everysec
                maxmemory 256mb
                maxmemory-policy volatile-lru
                enable-debug-command no
                enable-module-command no
                client-output-buffer-limit pubsub 64mb 16mb 30
                """.formatted(port, USER, password, quote(folder.toString()));
    }

    private static String quote(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /// True once it accepts the password and answers; false when the process has ended.
    private static boolean awaitReady(ChildProcess process, int port, String password) {
        long deadline = System.nanoTime() + READY.toNanos();
        while (process.alive() && System.nanoTime() < deadline) {
            if (answers(port, password)) {
                return true;
            }
            pause();
        }
        if (process.alive()) {
            process.stop("TERM", STOP);
            throw new EmbeddedServerException("Redis did not answer within " + READY.toSeconds() + " s");
        }
        return false;
    }

    private static boolean answers(int port, String password) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            socket.setSoTimeout(1000);
            socket.getOutputStream().write(("AUTH " + USER + " " + password + "\r\nPING\r\n").getBytes(US_ASCII));
            BufferedReader answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
            return "+OK".equals(answer.readLine()) && "+PONG".equals(answer.readLine());
        } catch (IOException e) {
            return false; // Not listening yet; the caller's limits report a server that never does.
        }
    }

    private static String architecture() {
        String architecture = System.getProperty("os.arch", "");
        return architecture.equals("aarch64") ? "arm64" : architecture;
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("interrupted while Redis was starting", e);
        }
    }
}
