package io.orrery.app.clients;

import io.orrery.app.house.Checkout;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Starts the unmodified clients of this machine, each with files and folders of the test's own.
///
/// @param folder of the test, with the certificates
/// @param words what `${NAME}` is in their files
/// @param missing is told of each client that this machine lacks
record SyslogClients(Path folder, Map<String, String> words, List<String> missing) {
    static final List<String> RSYSLOG = List.of("omfwd-lf", "omfwd-counted", "omfwd-tls", "omrelp", "omrelp-tls");
    static final List<String> SYSLOG_NG = List.of("syslog-ng-network", "syslog-ng-syslog", "syslog-ng-tls");
    private static final Path SOURCES = Checkout.root().resolve("pipeline/app/src/test/clients/syslog");

    List<SyslogClient> startAll() throws IOException {
        List<SyslogClient> clients = new ArrayList<>();
        rsyslog().ifPresent(clients::add);
        syslogNg().ifPresent(clients::add);
        java("Log4jClient", "log4j2", "log4j-core").ifPresent(clients::add);
        java("LogbackClient", "logstash-encoder", "logstash-logback-encoder").ifPresent(clients::add);
        return clients;
    }

    private Optional<SyslogClient> rsyslog() throws IOException {
        Optional<Daemon> daemon = Daemon.find("rsyslog", "rsyslogd");
        Optional<String> driver = daemon.stream()
                .flatMap(found ->
                        Stream.of("gtls", "ossl").filter(name -> found.hasModule("rsyslog/lmnsd_" + name + ".so")))
                .findFirst();
        if (driver.isEmpty() || !daemon.get().hasModule("rsyslog/omrelp.so")) {
            RSYSLOG.forEach(stream -> missing.add(
                    stream + ": rsyslog, rsyslog-relp or rsyslog-gnutls is neither installed nor in /opt/rsyslog"));
            return Optional.empty();
        }
        Path home = home("rsyslog");
        Path config = fill("rsyslog.conf", home, Map.of("DRIVER", driver.get()));
        String modules = daemon.get().libraries().resolve("rsyslog").toString();
        Process process = start(
                home,
                daemon.get().environment(),
                daemon.get().path().toString(),
                "-n",
                "-M",
                modules,
                "-f",
                config.toString(),
                "-i",
                home + "/pid");
        return Optional.of(
                SyslogClient.following(home.resolve("lines.log"), version(daemon.get(), "-v"), RSYSLOG, process));
    }

    private Optional<SyslogClient> syslogNg() throws IOException {
        Optional<Daemon> daemon = Daemon.find("syslog-ng", "syslog-ng");
        if (daemon.isEmpty()) {
            SYSLOG_NG.forEach(
                    stream -> missing.add(stream + ": syslog-ng-core is neither installed nor in /opt/syslog-ng"));
            return Optional.empty();
        }
        Path home = home("syslog-ng");
        Path config = fill("syslog-ng.conf", home, Map.of());
        String modules = daemon.get().root().resolve("usr/lib/syslog-ng/3.38").toString();
        Process process = start(
                home,
                daemon.get().environment(),
                daemon.get().path().toString(),
                "-F",
                "--no-caps",
                "--module-path=" + modules,
                "-f",
                config.toString(),
                "-R",
                home + "/persist",
                "-c",
                home + "/control",
                "-p",
                home + "/pid");
        return Optional.of(
                SyslogClient.following(home.resolve("lines.log"), version(daemon.get(), "-V"), SYSLOG_NG, process));
    }

    /// A library of Maven's in a process of its own, because it must not meet the server's logging.
    private Optional<SyslogClient> java(String source, String stream, String library) throws IOException {
        Path jars = Checkout.root().resolve("pipeline/app/target/clients");
        List<Path> own = jarsIn(jars);
        Optional<Path> jar = own.stream()
                .filter(path -> path.getFileName().toString().startsWith(library))
                .findFirst();
        if (jar.isEmpty()) {
            missing.add(stream + ": " + library + " is not in " + jars);
            return Optional.empty();
        }
        boolean isLog4j = library.startsWith("log4j");
        Stream<String> others = isLog4j
                ? own.stream().map(Path::toString).filter(path -> path.contains("log4j"))
                : Stream.concat(Stream.of(jar.get().toString()), shared());
        Path home = home(stream);
        Process process = start(
                home,
                Map.of(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-Dorrery.port=" + words.get("TCP"),
                "-Dlog4j2.configurationFile=" + SOURCES.resolve("log4j2.xml"),
                "-Dlogback.configurationFile=" + SOURCES.resolve("logback.xml"),
                "-cp",
                others.collect(Collectors.joining(File.pathSeparator)),
                SOURCES.resolve(source + ".java").toString());
        String version = jar.get().getFileName().toString().replace(".jar", "");
        return Optional.of(SyslogClient.reading(version, stream, process));
    }

    private static List<Path> jarsIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    /// Logback and Jackson as this JVM has them.
    private static Stream<String> shared() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> entry.matches(".*/(logback-|slf4j-api|jackson-(core|databind|annotations)-2).*"));
    }

    private Path home(String name) throws IOException {
        Path home = Files.createDirectories(folder.resolve(name));
        for (String file : List.of("server.pem", "client.pem", "client.key")) {
            Files.copy(folder.resolve(file), home.resolve(file));
        }
        Files.createFile(home.resolve("lines.log"));
        return home;
    }

    private Path fill(String template, Path home, Map<String, String> more) throws IOException {
        String text = Files.readString(SOURCES.resolve(template)).replace("${FOLDER}", home.toString());
        return Files.writeString(home.resolve(template), fill(fill(text, words), more));
    }

    /// The listeners that all of them ship to.
    static Path doors(Path folder, Map<String, String> words) throws IOException {
        return Files.writeString(
                folder.resolve("doors.yaml"), fill(Files.readString(SOURCES.resolve("doors.yaml")), words));
    }

    private static String fill(String text, Map<String, String> words) {
        String filled = text;
        for (Map.Entry<String, String> word : words.entrySet()) {
            filled = filled.replace("${" + word.getKey() + "}", word.getValue());
        }
        return filled;
    }

    private static Process start(Path home, Map<String, String> environment, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("console.log").toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static String version(Daemon daemon, String option) throws IOException {
        return version(daemon.environment(), daemon.path().toString(), option);
    }

    /// The first line that a program says about itself.
    static String version(Map<String, String> environment, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        try (var lines = process.inputReader()) {
            return lines.lines().findFirst().orElse("?").strip().replaceAll("\\s+\\(.*", "");
        }
    }
}
