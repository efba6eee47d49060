package io.orrery.app.clients;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import com.github.danielwegener.logback.kafka.KafkaAppender;
import io.orrery.app.house.Checkout;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The producers of this machine, each with its own way to a topic `logs.NAME`.
final class KafkaClients {
    private static final Path SOURCES = Checkout.root().resolve("pipeline/app/src/test/clients");
    private static final Path BUILT = Checkout.root().resolve("pipeline/app/target/clients");

    private final TheirCluster theirs;
    private final Path folder;
    private final List<String> missing = new ArrayList<>();

    KafkaClients(TheirCluster theirs, Path folder) {
        this.theirs = theirs;
        this.folder = folder;
    }

    /// Why some are left out.
    List<String> missing() {
        return missing;
    }

    List<KafkaClient> all() throws Exception {
        List<KafkaClient> clients = new ArrayList<>();
        if (has("kcat")) {
            clients.add(command("kcat", version("kcat", "-V"), kcat()));
        }
        if (new ProcessBuilder("/usr/bin/python3", "-c", "import kafka").start().waitFor() == 0) {
            String version = version("/usr/bin/python3", "-c", "import kafka; print(kafka.__version__)");
            clients.add(command(
                    "python3-kafka",
                    version,
                    script("/usr/bin/python3", "send_with_kafka_python.py", "python3-kafka")));
        } else {
            missing.add("python3-kafka: not installed");
        }
        kafkaJs().ifPresent(clients::add);
        if (has("rsyslogd")) {
            if (Files.exists(Path.of("/usr/lib/x86_64-linux-gnu/rsyslog/omkafka.so"))) {
                clients.add(rsyslog());
            } else {
                missing.add("rsyslog omkafka: rsyslog-kafka is not installed");
            }
        }
        syslogNg().ifPresent(clients::add);
        clients.add(logback());
        return clients;
    }

    private boolean has(String program) throws IOException, InterruptedException {
        boolean there =
                new ProcessBuilder("sh", "-c", "command -v " + program).start().waitFor() == 0;
        if (!there) {
            missing.add(program + ": not installed");
        }
        return there;
    }

    private static String version(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var output = process.inputReader()) {
            return output.lines()
                    .filter(line -> line.matches(".*\\d\\.\\d.*"))
                    .findFirst()
                    .orElse("?")
                    .replaceAll("^.*?(\\d+\\.\\d[\\w.]*).*", "$1");
        }
    }

    private List<String> kcat() {
        return List.of(
                "kcat",
                "-P",
                "-b",
                theirs.address(),
                "-t",
                "logs.kcat",
                "-H",
                "client=kcat",
                "-z",
                "lz4",
                "-X",
                "security.protocol=SASL_PLAINTEXT",
                "-X",
                "sasl.mechanism=PLAIN",
                "-X",
                "sasl.username=" + TheirCluster.USER,
                "-X",
                "sasl.password=" + TheirCluster.PASSWORD);
    }

    private List<String> script(String program, String script, String name) {
        return List.of(
                program,
                SOURCES.resolve(script).toString(),
                theirs.address(),
                "logs." + name,
                TheirCluster.USER,
                TheirCluster.PASSWORD);
    }

    private static KafkaClient command(String name, String version, List<String> command) {
        return new KafkaClient() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public String version() {
                return version;
            }

            @Override
            public void send(String lines) throws Exception {
                Process process = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                        .start();
                try (OutputStream in = process.getOutputStream()) {
                    in.write(lines.getBytes(StandardCharsets.UTF_8));
                }
                if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                    throw new AssertionError(name + " failed");
                }
            }
        };
    }

    private Optional<KafkaClient> kafkaJs() throws Exception {
        if (!has("npm")) {
            return Optional.empty();
        }
        Path home = Files.createDirectories(BUILT.resolve("kafkajs"));
        for (String file : List.of("package.json", "send.mjs")) {
            Files.copy(
                    SOURCES.resolve("kafkajs").resolve(file), home.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        Path installed = home.resolve("node_modules/kafkajs/package.json");
        if (!Files.exists(installed)) {
            Process npm = new ProcessBuilder("npm", "install", "--silent", "--no-audit", "--no-fund")
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .start();
            if (!npm.waitFor(2, TimeUnit.MINUTES) || npm.exitValue() != 0) {
                missing.add("kafkajs: npm could not fetch it");
                return Optional.empty();
            }
        }
        List<String> command = new ArrayList<>(script("node", "send.mjs", "kafkajs"));
        command.set(1, home.resolve("send.mjs").toString());
        return Optional.of(command("kafkajs", "2.2.4", command));
    }

    private KafkaClient rsyslog() throws IOException {
        Path input = Files.createFile(folder.resolve("rsyslog.in"));
        Path work = Files.createDirectory(folder.resolve("rsyslog.work"));
        Path configuration = Files.writeString(folder.resolve("rsyslog.conf"), """
                global(workDirectory="%1$s")
                module(load="imfile" mode="polling" pollingInterval="1")
                module(load="omkafka")
                template(name="raw" type="string" string="%%msg%%")
                input(type="imfile" file="%2$s" tag="app" reopenOnTruncate="on")
                action(type="omkafka" broker=["%3$s"] topic="logs.rsyslog" template="raw" resubmitOnFailure="on"
                       partitions.auto="on"
                       confParam=["security.protocol=SASL_PLAINTEXT", "sasl.mechanism=PLAIN",
                                  "sasl.username=%4$s", "sasl.password=%5$s", "compression.codec=snappy"])
                """.formatted(
                        work, input, theirs.address(), TheirCluster.USER, TheirCluster.PASSWORD));
        String pid = folder.resolve("rsyslog.pid").toString();
        return following(
                "rsyslog",
                version("rsyslogd", "-v"),
                input,
                List.of("rsyslogd", "-n", "-f", configuration.toString(), "-i", pid));
    }

    /// Debian has it beside rsyslog only when unpacked by hand.
    private Optional<KafkaClient> syslogNg() throws Exception {
        if (!has("syslog-ng")) {
            return Optional.empty();
        }
        Path input = Files.createFile(folder.resolve("syslog-ng.in"));
        Path configuration = Files.writeString(folder.resolve("syslog-ng.conf"), """
                @version: 3.35
                source input { file("%s" follow-freq(1) flags(no-parse)); };
                destination theirs {
                  kafka-c(bootstrap-servers("%s") topic("logs.syslog-ng") message("${MSG}") flush-timeout-on-shutdown(5000)
                    config("security.protocol" => "SASL_PLAINTEXT", "sasl.mechanism" => "PLAIN",
                           "sasl.username" => "%s", "sasl.password" => "%s"));
                };
                log { source(input); destination(theirs); };
                """.formatted(
                        input, theirs.address(), TheirCluster.USER, TheirCluster.PASSWORD));
        Process check = new ProcessBuilder("syslog-ng", "-s", "-f", configuration.toString()).start();
        if (!check.waitFor(10, TimeUnit.SECONDS) || check.exitValue() != 0) {
            missing.add("syslog-ng: it has no module for Kafka");
            return Optional.empty();
        }
        List<String> command = new ArrayList<>(List.of("syslog-ng", "-F", "--no-caps", "-f", configuration.toString()));
        for (String file : List.of("-R persist", "-p pid", "-c ctl")) {
            command.add(file.substring(0, 2));
            command.add(folder.resolve("syslog-ng." + file.substring(3)).toString());
        }
        return Optional.of(following("syslog-ng", version("syslog-ng", "--version"), input, command));
    }

    private static KafkaClient following(String name, String version, Path input, List<String> command)
            throws IOException {
        // Not the whole of our streams: what comes in belongs to who runs the tests.
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new KafkaClient() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public String version() {
                return version;
            }

            @Override
            public void send(String lines) throws IOException {
                Files.writeString(input, lines, StandardOpenOption.APPEND);
            }

            @Override
            public void close() throws InterruptedException {
                process.destroy();
                if (!process.waitFor(5, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            }
        };
    }

    /// A context of its own: the appender logs through Kafka's client, which must not log through the appender.
    private KafkaClient logback() {
        LoggerContext context = new LoggerContext();
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%msg");
        encoder.start();
        KafkaAppender<ILoggingEvent> appender = new KafkaAppender<>();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.setTopic("logs.logback");
        appender.addProducerConfigValue("bootstrap.servers", theirs.address());
        theirs.settings().clientProperties().forEach(appender::addProducerConfigValue);
        appender.start();
        Logger logger = context.getLogger("app");
        logger.addAppender(appender);
        return new KafkaClient() {
            @Override
            public String name() {
                return "logback";
            }

            @Override
            public String version() {
                return "0.2.0-RC2";
            }

            @Override
            public void send(String lines) {
                lines.lines().forEach(logger::info);
            }

            @Override
            public void close() {
                context.stop();
            }
        };
    }
}
