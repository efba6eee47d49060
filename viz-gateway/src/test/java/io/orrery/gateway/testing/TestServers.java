package io.orrery.gateway.testing;

import io.orrery.gateway.Database;
import io.orrery.gateway.access.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// Both servers as children of this JVM. They are told to end when the thread that started them does, so that thread
/// parks for good.
public final class TestServers {
    private static TestServers instance;

    private final Database database;
    private final Secret redis;

    private TestServers() throws IOException, InterruptedException {
        Path root = Files.createTempDirectory("orrery-gateway-test");
        root.toFile().deleteOnExit();
        String redisUrl = System.getenv("ORRERY_REDIS_URL");
        String postgresUrl = System.getenv("ORRERY_POSTGRES_URL");
        redis = new Secret(redisUrl != null ? redisUrl : startRedis(root));
        database = postgresUrl != null
                ? new Database(
                        postgresUrl,
                        System.getenv().getOrDefault("ORRERY_POSTGRES_USER", "postgres"),
                        new Secret(System.getenv().getOrDefault("ORRERY_POSTGRES_PASSWORD", "")))
                : startPostgres(root);
    }

    public static Database database() {
        return instance().database;
    }

    public static Secret redis() {
        return instance().redis;
    }

    private static synchronized TestServers instance() {
        if (instance == null) {
            instance = startOnParkedThread();
        }
        return instance;
    }

    private static TestServers startOnParkedThread() {
        var started = new CompletableFuture<TestServers>();
        Thread.ofPlatform().daemon().name("test-servers").start(() -> {
            try {
                started.complete(new TestServers());
            } catch (Throwable e) {
                started.completeExceptionally(e);
            }
            while (true) {
                LockSupport.park();
            }
        });
        return started.join();
    }

    private static String startRedis(Path root) throws IOException, InterruptedException {
        Path binary = root.resolve("redis-server");
        try (InputStream in = resource("/redis-server-7.0.15-linux-amd64")) {
            Files.copy(in, binary);
        }
        Files.setPosixFilePermissions(binary, PosixFilePermissions.fromString("rwx------"));
        int port = freePort();
        child(root, List.of(), binary.toString(), "--port", "" + port, "--bind", "127.0.0.1", "--save", "");
        awaitPort(port);
        return "redis://127.0.0.1:" + port;
    }

    private static Database startPostgres(Path root) throws IOException, InterruptedException {
        Path home = root.resolve("pg");
        unpack(home);
        // PostgreSQL refuses to run as root; a user namespace makes root nobody in particular.
        List<String> prefix =
                System.getProperty("user.name").equals("root") ? List.of("unshare", "-U", "--") : List.of();
        Path data = root.resolve("data");
        Process initdb = child(
                root,
                prefix,
                home + "/bin/initdb",
                "-D",
                data.toString(),
                "-U",
                "postgres",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale-provider=builtin",
                "--locale=C.UTF-8",
                "--no-instructions",
                "--no-sync");
        if (!initdb.waitFor(60, TimeUnit.SECONDS) || initdb.exitValue() != 0) {
            throw new IOException("initdb failed, see " + root.resolve("log"));
        }
        int port = freePort();
        child(
                root,
                prefix,
                home + "/bin/postgres",
                "-D",
                data.toString(),
                "-p",
                "" + port,
                "-F",
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "max_connections=60");
        awaitPort(port);
        return new Database(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres?sslmode=disable&gssEncMode=disable",
                "postgres",
                new Secret("unused"));
    }

    private static Process child(Path root, List<String> prefix, String... command) throws IOException {
        List<String> line = new ArrayList<>(prefix);
        line.addAll(List.of("setpriv", "--pdeathsig=KILL", "--"));
        line.addAll(List.of(command));
        Path log = root.resolve("log");
        return new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private static void unpack(Path home) throws IOException {
        try (InputStream in = resource("/postgres-linux-x86_64.txz");
                var tar = new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(in.readAllBytes())))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = home.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(target.getParent());
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(tar, target);
                    if ((entry.getMode() & 0100) != 0) {
                        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
                    }
                }
            }
        }
    }

    private static InputStream resource(String name) throws IOException {
        InputStream in = TestServers.class.getResourceAsStream(name);
        if (in == null) {
            throw new IOException(name + " is not on the test class path");
        }
        return in;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void awaitPort(int port) throws InterruptedException, IOException {
        for (int i = 0; i < 200; i++) {
            try (Socket ignored = new Socket("127.0.0.1", port)) {
                return;
            } catch (IOException e) {
                Thread.sleep(50);
            }
        }
        throw new IOException("nothing listens on port " + port);
    }
}
