package io.orrery.app.process;

import io.orrery.app.client.OrreryClient;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One Orrery in a child JVM with its own data folder: the release in the folder `-Dorrery.release` as the launcher
/// starts it, or what Maven has compiled. `kill` is SIGKILL of the JVM alone: what it leaves running is part of what is
/// tested.
public final class OrreryProcess implements AutoCloseable {
    public static final String PASSWORD = "correct horse battery staple";
    public static final String KEY_ID = "cli-test";
    public static final String KEY_SECRET = "0123456789abcdef0123456789abcdef";
    /// Settings with which both of the JVM's compilers run, as they do where it is used.
    public static final Map<String, String> BOTH_COMPILERS = Map.of("ORRERY_JVM_OPTIONS", "");
    /// Half of a start's processor time is the JVM's second compiler, which pays off later than most tests live.
    private static final String EARLY_COMPILER = "-XX:TieredStopAtLevel=1";

    private static final Duration START_LIMIT = Duration.ofSeconds(Long.getLong("orrery.start.seconds", 120));

    private final Path data;
    private final int port;
    private final int managementPort;
    private final Map<String, String> environment;
    private Process process;

    private OrreryProcess(Path data, int port, int managementPort, Map<String, String> environment) throws IOException {
        this.data = data;
        this.port = port;
        this.managementPort = managementPort;
        this.environment = environment;
        this.process = launch();
    }

    /// Starts and waits until ready.
    ///
    /// @param environment settings; `ORRERY_JVM_OPTIONS` counts as it does for the launcher, and without
    ///     it only the JVM's first compiler runs
    public static OrreryProcess start(Path data, Map<String, String> environment)
            throws IOException, InterruptedException {
        OrreryProcess orrery = new OrreryProcess(data, FreePorts.next(), FreePorts.next(), environment);
        orrery.awaitReady();
        return orrery;
    }

    private Process launch() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        String release = System.getProperty("orrery.release", "");
        command.addAll(release.isEmpty() ? compiled() : released(Path.of(release)));
        command.add("-Xmx1g");
        String options = environment.getOrDefault("ORRERY_JVM_OPTIONS", EARLY_COMPILER);
        command.addAll(options.isEmpty() ? List.of() : List.of(options.split(" ")));
        command.add("io.orrery.app.Server");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        data.resolve("console.log").toFile()));
        builder.environment()
                .putAll(Map.of(
                        "ORRERY_ADMIN_PASSWORD",
                        PASSWORD,
                        "ORRERY_CLI_KEY",
                        KEY_ID + ":" + KEY_SECRET,
                        "ORRERY_DATA",
                        data.toString(),
                        "ORRERY_DEMO",
                        "false",
                        "ORRERY_PORT",
                        Integer.toString(port),
                        "ORRERY_MANAGEMENT_PORT",
                        Integer.toString(managementPort)));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /// What the launcher has laid out, with the cache of classes that it has made: the product as it is started.
    private static List<String> released(Path release) {
        return List.of(
                "@" + release.resolve("java.args"),
                "-XX:AOTCache=" + release.resolve("server.aot"),
                "-Xlog:aot*=off",
                "-Xlog:aot+codecache*=off");
    }

    /// What Maven has compiled, with the flags that a release is laid out with.
    private static List<String> compiled() {
        return List.of("@" + Path.of("src/main/launch/jvm.args").toAbsolutePath(), "-cp", productionClassPath());
    }

    /// Without the tests, whose logging would take the place of the product's.
    private static String productionClassPath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(all.split(File.pathSeparator))
                .filter(entry -> !entry.contains("test-classes") && !entry.endsWith("-tests.jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    public void awaitReady() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (true) {
            if (!process.isAlive()) {
                throw new AssertionError("Orrery ended with " + process.exitValue() + ":\n" + console());
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Orrery was not ready within " + START_LIMIT + ":\n" + console());
            }
            if (isReady()) {
                return;
            }
            Thread.sleep(50);
        }
    }

    private boolean isReady() {
        try (OrreryClient client = new OrreryClient(URI.create("http://127.0.0.1:" + managementPort))) {
            return client.get("/actuator/health/readiness").status() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /// SIGKILL, then a new process on the same data and ports, ready.
    public void killAndRestart() throws IOException, InterruptedException {
        kill();
        process = launch();
        awaitReady();
    }

    /// SIGTERM, then a new process on the same data and ports, ready.
    public void stopAndRestart() throws IOException, InterruptedException {
        close();
        process = launch();
        awaitReady();
    }

    public void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            throw new AssertionError("SIGKILL did not end the process");
        }
    }

    public OrreryClient admin() throws IOException {
        return new OrreryClient(address()).login("admin", PASSWORD);
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public URI management() {
        return URI.create("http://127.0.0.1:" + managementPort);
    }

    public Path data() {
        return data;
    }

    /// Waits until it ends by itself.
    ///
    /// @return the exit status; nothing when it lives on
    public OptionalInt awaitEnd(Duration limit) throws InterruptedException {
        return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)
                ? OptionalInt.of(process.exitValue())
                : OptionalInt.empty();
    }

    public long pid() {
        return process.pid();
    }

    /// The end of what the process has printed.
    public String console() throws IOException {
        String text = Files.exists(data.resolve("console.log")) ? Files.readString(data.resolve("console.log")) : "";
        return text.substring(Math.max(0, text.length() - 6_000));
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("Orrery did not stop within 30 s of SIGTERM");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
