package io.orrery.app.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.app.client.OrreryClient;
import io.orrery.app.process.FreePorts;
import io.orrery.app.process.OrreryProcess;
import io.orrery.stage.KafkaSettings;
import io.orrery.stage.testing.Backends;
import io.orrery.stage.testing.Certificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The unmodified syslog clients of this machine against one Orrery: what they ship comes out once, in peace and while
/// Orrery restarts under them. Everything is counted before anything is judged.
class SyslogClientsIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int HAPPY = 300;
    private static final int RESTART = 300;
    private static final int BURST = 10;

    @TempDir
    private Path folder;

    private final KafkaSettings kafka = Backends.kafka();
    private final Map<String, String> words = new HashMap<>();
    private final List<String> missing = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();

    /// What became of one stream in one phase.
    ///
    /// @param in lines that its client was given
    /// @param out different events that came out
    /// @param repeats events that came out again
    /// @param lost the first numbers that did not
    private record Row(String client, String version, String phase, int in, int out, int repeats, List<Integer> lost) {
        private static final String FORM = "%-18s %-34s %-8s %6s %6s %8s  %s%n";
        static final String TITLE =
                String.format(Locale.ROOT, FORM, "client", "version", "phase", "in", "out", "repeats", "lost");

        /// A client whose write fails sends again what it does not know to have arrived.
        boolean isAsPromised() {
            return out == in && (repeats == 0 || phase.equals("restart"));
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, FORM, client, version, phase, in, out, repeats, lost.isEmpty() ? "" : lost);
        }
    }

    @Test
    void whatUnmodifiedClientsShipComesOutOnce() throws Exception {
        Certificates.write(folder, "server");
        Certificates.write(folder, "client");
        for (String port : List.of("UDP", "TCP", "TLS", "RELP", "RELPTLS")) {
            words.put(port, Integer.toString(FreePorts.next()));
        }
        Map<String, String> environment = Map.of(
                "ORRERY_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers(),
                "ORRERY_DOORS", SyslogClients.doors(folder, words).toString());
        Path data = Files.createDirectory(folder.resolve("data"));
        boolean isStrangerTurnedAway;
        try (OrreryProcess orrery = OrreryProcess.start(data, environment)) {
            try (OrreryClient admin = orrery.admin()) {
                admin.postJson("/api/v1/feeds", "{\"name\":\"syslog\"}");
                words.put(
                        "TOKEN",
                        admin.postJson("/api/v1/feeds/syslog/tokens", "{}")
                                .json()
                                .path("token")
                                .asString());
            }
            List<SyslogClient> clients = new SyslogClients(folder, words, missing).startAll();
            try {
                happy(clients);
                isStrangerTurnedAway = Stranger.isTurnedAway(
                        Integer.parseInt(words.get("TLS")),
                        folder.resolve("server.pem"),
                        "stranger/" + Arrivals.line("happy", 0));
                restart(clients, orrery);
            } finally {
                for (SyslogClient client : clients) {
                    client.close();
                }
                System.out.print(
                        "\n" + Row.TITLE + rows.stream().map(Row::toString).collect(Collectors.joining()));
                missing.forEach(why -> System.out.println("skipped " + why));
            }
        }
        assertThat(rows).as("what became of the lines").allMatch(Row::isAsPromised);
        assertThat(isStrangerTurnedAway).isTrue();
        assertThat(Arrivals.in(kafka).events("stranger", "happy")).isZero();
        assertThat(missing.size()).as("skipped clients").isLessThan(10);
    }

    private void happy(List<SyslogClient> clients) throws Exception {
        for (SyslogClient client : clients) {
            client.input().write(lines(client, "happy", 0, HAPPY));
        }
        Map<String, String> versions = versions(clients);
        String version = SyslogClients.version(Map.of(), "logger", "--version");
        loggers().forEach(logger -> versions.put(logger, version));
        count(versions, "happy", HAPPY);
    }

    /// One line a second would do; ten lines at a time also leave some under way when Orrery stops reading.
    private void restart(List<SyslogClient> clients, OrreryProcess orrery) throws Exception {
        CompletableFuture<Void> restarted = null;
        for (int sent = 0; sent < RESTART; sent += BURST) {
            for (SyslogClient client : clients) {
                client.input().write(lines(client, "restart", sent, BURST));
            }
            if (sent == RESTART / 3) {
                restarted = CompletableFuture.runAsync(() -> restart(orrery));
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        restarted.get(LIMIT.toSeconds() * 2, TimeUnit.SECONDS);
        // Some look at their connection only when they have something to send.
        for (SyslogClient client : clients) {
            client.input().write(lines(client, "restart", RESTART, 1));
        }
        count(versions(clients), "restart", RESTART + 1);
    }

    private static void restart(OrreryProcess orrery) {
        try {
            orrery.stopAndRestart();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// `logger` ships a file and ends.
    private List<String> loggers() throws IOException, InterruptedException {
        Map<String, List<String>> ways = Map.of(
                "logger-udp", List.of("-d", "--rfc3164", "-P", words.get("UDP")),
                "logger-lf", List.of("-T", "--rfc5424", "-P", words.get("TCP")),
                "logger-counted", List.of("-T", "--rfc5424", "--octet-count", "-P", words.get("TCP")));
        for (Map.Entry<String, List<String>> way : ways.entrySet()) {
            Path file = folder.resolve(way.getKey());
            Files.writeString(file, lines(way.getKey(), "happy", 0, HAPPY));
            List<String> command =
                    new ArrayList<>(List.of("logger", "-n", "127.0.0.1", "-t", "app", "-f", file.toString()));
            command.addAll(way.getValue());
            Process process = new ProcessBuilder(command).inheritIO().start();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        }
        return ways.keySet().stream().sorted().toList();
    }

    private static String lines(SyslogClient client, String phase, int from, int count) {
        // Who ships in several ways puts the way's name before the line.
        return client.streams().size() > 1
                ? lines("", phase, from, count)
                : lines(client.streams().getFirst(), phase, from, count);
    }

    private static String lines(String stream, String phase, int from, int count) {
        StringBuilder lines = new StringBuilder();
        for (int i = from; i < from + count; i++) {
            lines.append(stream.isEmpty() ? "" : stream + "/")
                    .append(Arrivals.line(phase, i))
                    .append('\n');
        }
        return lines.toString();
    }

    /// Of each stream, in the clients' order.
    private static Map<String, String> versions(List<SyslogClient> clients) {
        Map<String, String> versions = new LinkedHashMap<>();
        for (SyslogClient client : clients) {
            client.streams().forEach(stream -> versions.put(stream, client.version()));
        }
        return versions;
    }

    /// Waits until all streams have come out, or have not.
    private void count(Map<String, String> versions, String phase, int in) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        Arrivals arrivals = Arrivals.in(kafka);
        while (!haveCome(arrivals, versions, phase, in) && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(200);
            arrivals = Arrivals.in(kafka);
        }
        for (Map.Entry<String, String> stream : versions.entrySet()) {
            String client = stream.getKey();
            rows.add(new Row(
                    client,
                    stream.getValue(),
                    phase,
                    in,
                    arrivals.events(client, phase),
                    arrivals.repeats(client, phase),
                    arrivals.missing(client, phase, in)));
        }
    }

    private static boolean haveCome(Arrivals arrivals, Map<String, String> versions, String phase, int in) {
        return versions.keySet().stream().allMatch(stream -> arrivals.events(stream, phase) >= in);
    }
}
