package io.orrery.app.embedded;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import io.orrery.stage.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/// PostgreSQL as a child process: durable, loopback only, SCRAM passwords, no Unix socket. The application gets a
/// database and a role of its own, which is not a superuser.
///
/// The folder holds the unpacked program and `data-<major>`: another major version starts with another folder and
/// never touches the old one.
public final class EmbeddedPostgres implements AutoCloseable {
    private static final String MAJOR = "18";
    private static final String NAME = "orrery";
    private static final Duration INITIALISE = Duration.ofSeconds(60);
    private static final Duration READY = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(10);
    private static final int ATTEMPTS = 3;
    /// Settings of a server that shares a small machine: one writer, no replicas, durable commits.
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("max_connections", "60"),
            Map.entry("shared_buffers", "64MB"),
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("wal_level", "minimal"),
            Map.entry("max_wal_senders", "0"),
            Map.entry("io_workers", "1"),
            Map.entry("max_wal_size", "512MB"),
            Map.entry("jit", "off"),
            Map.entry("password_encryption", "scram-sha-256"),
            Map.entry("log_timezone", "UTC"),
            Map.entry("timezone", "UTC"));

    private final ChildProcess process;
    private final int port;
    private final String password;

    private EmbeddedPostgres(ChildProcess process, int port, String password) {
        this.process = process;
        this.port = port;
        this.password = password;
    }

    /// Starts the server in `home` (made on first use) and waits until it answers.
    public static EmbeddedPostgres start(Path home, Secrets secrets) throws IOException {
        PrivateFiles.folder(home);
        Path absolute = home.toAbsolutePath();
        Unprivileged rights = Unprivileged.detect(absolute);
        rights.allowPassage(absolute.getParent());
        Path program = Bundle.archive("/postgres-linux-" + architecture() + ".txz", absolute);
        Path data = absolute.resolve("data-" + MAJOR);
        if (!Files.isDirectory(data)) {
            initialise(absolute, program, data, rights, secrets);
        }
        rights.own(absolute);
        PostmasterFile.clear(data);
        ChildProcess process = null;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            int port = LoopbackPorts.free();
            process = ChildProcess.start("postgres", rights.prefix(), "INT", command(program, data, port), absolute);
            if (awaitReady(process, port, secrets)) {
                return new EmbeddedPostgres(process, port, secrets.get("postgres-password"));
            }
            process.stop("INT", STOP);
        }
        throw new EmbeddedServerException("PostgreSQL did not start: " + (process == null ? "" : process.lastOutput()));
    }

    /// JDBC address without user and password.
    public String url() {
        return url(port, NAME);
    }

    public String user() {
        return NAME;
    }

    public String password() {
        return password;
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

    /// Fast shutdown: sessions end, committed work stays.
    @Override
    public void close() {
        process.stop("INT", STOP);
    }

    @Override
    public String toString() {
        return "EmbeddedPostgres[" + url() + "]";
    }

    private static void initialise(Path home, Path program, Path data, Unprivileged rights, Secrets secrets)
            throws IOException {
        Path unfinished = home.resolve("data.new");
        Folders.delete(unfinished);
        Path passwordFile = home.resolve("password");
        PrivateFiles.write(passwordFile, secrets.get("postgres-superuser-password"));
        rights.own(home);
        try {
            List<String> command = new ArrayList<>(rights.prefix());
            command.addAll(List.of(
                    program.resolve("bin/initdb").toString(),
                    "--pgdata=" + unfinished,
                    "--username=postgres",
                    "--auth=scram-sha-256",
                    "--pwfile=" + passwordFile,
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--no-instructions"));
            ChildProcess.run("initdb", command, home, INITIALISE);
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        Files.writeString(unfinished.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
        Files.move(unfinished, data, ATOMIC_MOVE);
        PrivateFiles.force(home);
    }

    private static List<String> command(Path program, Path data, int port) {
        List<String> command = new ArrayList<>(List.of(
                program.resolve("bin/postgres").toString(), "-D", data.toString(), "-p", Integer.toString(port)));
        SETTINGS.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return command;
    }

    /// True once the application's own role can log in; false when the process has ended.
    private static boolean awaitReady(ChildProcess process, int port, Secrets secrets) throws IOException {
        long deadline = System.nanoTime() + READY.toNanos();
        SQLException last = null;
        while (process.alive() && System.nanoTime() < deadline) {
            try (Connection connection = connect(port, secrets.get("postgres-superuser-password"))) {
                prepare(connection, secrets.get("postgres-password"));
                return true;
            } catch (SQLException e) {
                if ("28P01".equals(e.getSQLState())) {
                    process.stop("INT", STOP);
                    throw new EmbeddedServerException(
                            "the embedded PostgreSQL refuses the password in the secrets folder: put back the file "
                                    + "postgres-superuser-password that belongs to this data, or run ./orrery reset",
                            e);
                }
                last = e;
                pause();
            }
        }
        if (process.alive()) {
            process.stop("INT", STOP);
            throw new EmbeddedServerException("PostgreSQL did not answer within " + READY.toSeconds() + " s", last);
        }
        return false;
    }

    private static Connection connect(int port, String password) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", "postgres");
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "5");
        return DriverManager.getConnection(url(port, "postgres"), properties);
    }

    /// Role and database of the application, made when missing: a crash between the two is mended by the next start.
    private static void prepare(Connection connection, String password) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (isMissing(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + NAME + "'")) {
                // The password is 64 hex digits, so it needs no quoting; DDL takes no parameters.
                statement.execute("CREATE ROLE " + NAME + " LOGIN PASSWORD '" + password + "'");
            }
            if (isMissing(statement, "SELECT 1 FROM pg_database WHERE datname = '" + NAME + "'")) {
                statement.execute("CREATE DATABASE " + NAME + " OWNER " + NAME);
            }
        }
    }

    private static boolean isMissing(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return !rows.next();
        }
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?sslmode=disable&gssEncMode=disable";
    }

    private static String architecture() {
        String architecture = System.getProperty("os.arch", "");
        return architecture.equals("amd64") ? "x86_64" : architecture;
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("interrupted while PostgreSQL was starting", e);
        }
    }
}
