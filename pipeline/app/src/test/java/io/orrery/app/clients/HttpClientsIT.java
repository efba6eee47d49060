package io.orrery.app.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.app.client.OrreryClient;
import io.orrery.app.process.OrreryProcess;
import io.orrery.app.process.OwnServers;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// All clients together, against one Orrery, through every phase: what goes in comes out, each event at least
/// once. Prints a table. Clients that the machine lacks are in it as left out, with the reason.
class HttpClientsIT {
    private static final Duration LIMIT = Duration.ofSeconds(120);
    /// As many posts as the gateway takes at a time.
    private static final int ALL_TURNS = 64;

    private static final List<String> NPM = List.of(
            "elasticsearch7",
            "elasticsearch8",
            "elasticsearch9",
            "opensearch",
            "splunk-logging",
            "otlp-http",
            "otlp-proto");

    @TempDir
    static Path folder;

    private final List<Shipper> shippers = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private final Map<String, String> results = new TreeMap<>();
    private String token = "";

    @Test
    void whatUnmodifiedClientsShipComesOutAsItWentIn() throws Exception {
        Path npm = Installed.npmClients();
        try (OwnServers servers = OwnServers.start(Files.createDirectory(folder.resolve("servers")));
                OrreryProcess orrery =
                        OrreryProcess.start(Files.createDirectory(folder.resolve("orrery")), servers.environment())) {
            try {
                start(orrery, npm);
                Map<String, String> versions = new TreeMap<>();
                for (Shipper shipper : shippers) {
                    versions.put(shipper.name(), shipper.awaitVersion());
                }
                for (Phase phase : Phase.values()) {
                    go(phase, orrery);
                    count(phase, servers);
                }
                System.out.println(table(versions));
            } finally {
                for (Shipper shipper : shippers) {
                    shipper.close();
                }
            }
        }
        assertThat(results.values()).as("in and out").allMatch(result -> result.startsWith("ok"));
        assertThat(results).hasSize(shippers.size() * Phase.values().length);
        assertThat(shippers).hasSizeGreaterThanOrEqualTo(NPM.size());
    }

    private void start(OrreryProcess orrery, Path npm) throws IOException {
        try (OrreryClient admin = orrery.admin()) {
            admin.postJson("/api/v1/feeds", "{\"name\":\"matrix\"}");
            token = admin.postJson("/api/v1/feeds/matrix/tokens", "{\"label\":\"matrix\"}")
                    .json()
                    .path("token")
                    .asString();
        }
        String url = orrery.address().toString();
        for (String client : NPM) {
            List<String> command = List.of("node", npm.resolve("ship.mjs").toString(), client, url, token);
            shippers.add(ShippingClient.start(client, command, folder));
        }
        Map<String, String> values = Map.of("URL", url, "TOKEN", token, "FEED", "matrix");
        if (Installed.isThere("/usr/sbin/rsyslogd")
                && Installed.isThere("/usr/lib/x86_64-linux-gnu/rsyslog/omelasticsearch.so")) {
            List<String> command = List.of("/usr/sbin/rsyslogd", "-n", "-f", "@CONF@", "-i", "@FOLDER@/pid");
            shippers.add(TailingClient.start("rsyslog", List.of("/usr/sbin/rsyslogd", "-v"), command, values, folder));
        } else {
            leftOut.add("rsyslog (Debian's rsyslog and rsyslog-elasticsearch are not installed)");
        }
        Optional<Path> syslogNg = Installed.program("/usr/local/sbin/syslog-ng")
                .or(() -> Installed.program("/usr/sbin/syslog-ng"))
                .filter(found -> Stream.of("/opt/syslog-ng", "")
                        .anyMatch(root -> Installed.isThere(root + "/usr/lib/syslog-ng/3.38/libhttp.so")));
        if (syslogNg.isPresent()) {
            String program = syslogNg.get().toString();
            List<String> command = List.of(
                    program,
                    "-F",
                    "--no-caps",
                    "-f",
                    "@CONF@",
                    "-R",
                    "@FOLDER@/persist",
                    "-p",
                    "@FOLDER@/pid",
                    "-c",
                    "@FOLDER@/ctl");
            shippers.add(TailingClient.start("syslog-ng", List.of(program, "-V"), command, values, folder));
        } else {
            leftOut.add("syslog-ng (not installed; Debian's packages of it and of rsyslog exclude each other)");
        }
    }

    /// Has all clients ship at the same time, and does to them what the phase says.
    private void go(Phase phase, OrreryProcess orrery) throws Exception {
        List<Socket> turns = phase == Phase.REFUSED ? takeAllTurns(orrery) : List.of();
        Map<String, CompletableFuture<Integer>> shipping = new TreeMap<>();
        for (Shipper shipper : shippers) {
            shipping.put(shipper.name(), shipper.ship(phase));
        }
        if (phase == Phase.RESTART) {
            awaitSome(shipping, orrery);
            orrery.killAndRestart();
        }
        if (phase == Phase.REFUSED) {
            Thread.sleep(5_000); // longer than anybody waits for a turn
            for (Socket turn : turns) {
                turn.close();
            }
        }
        for (Map.Entry<String, CompletableFuture<Integer>> one : shipping.entrySet()) {
            int gaveUp = one.getValue().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            results.put(one.getKey() + " " + phase.word(), gaveUp < 0 ? "" : ", gave up " + gaveUp);
        }
    }

    /// The kill comes in the middle: after something was accepted, before everything was.
    private static void awaitSome(Map<String, CompletableFuture<Integer>> shipping, OrreryProcess orrery)
            throws InterruptedException {
        Thread.sleep(1_500);
        assertThat(orrery.pid()).isPositive();
        assertThat(shipping.values()).as("still shipping").anyMatch(one -> !one.isDone());
    }

    private List<Socket> takeAllTurns(OrreryProcess orrery) throws IOException {
        List<Socket> turns = new ArrayList<>();
        for (int i = 0; i < ALL_TURNS; i++) {
            Socket socket = new Socket("127.0.0.1", orrery.address().getPort());
            String head = "POST /elastic/_bulk HTTP/1.1\r\nHost: localhost\r\nAuthorization: ApiKey " + token
                    + "\r\nContent-Length: 1000\r\n\r\n{\"index\":{}}\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            turns.add(socket);
        }
        return turns;
    }

    private void count(Phase phase, OwnServers servers) throws Exception {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        Marks marks = Marks.read(servers.kafka());
        while (!complete(marks, phase) && System.nanoTime() < deadline) {
            Thread.sleep(500);
            marks = Marks.read(servers.kafka());
        }
        for (Shipper shipper : shippers) {
            int out = marks.events(shipper.name(), phase.word());
            String verdict = out == phase.events() ? "ok " : "LOST ";
            int repeats = marks.repeats(shipper.name(), phase.word());
            results.merge(
                    shipper.name() + " " + phase.word(),
                    "",
                    (gaveUp, none) ->
                            verdict + phase.events() + "/" + out + (repeats > 0 ? " +" + repeats : "") + gaveUp);
        }
    }

    private boolean complete(Marks marks, Phase phase) {
        return shippers.stream().allMatch(shipper -> marks.events(shipper.name(), phase.word()) == phase.events());
    }

    private String table(Map<String, String> versions) {
        StringBuilder table =
                new StringBuilder("in/out of unmodified clients at the HTTP doors (+ sent again although stored)\n");
        row(table, "client", "version", "happy", "restart", "refused", "large");
        for (Shipper shipper : shippers) {
            List<String> cells = new ArrayList<>(List.of(shipper.name(), versions.getOrDefault(shipper.name(), "?")));
            for (Phase phase : Phase.values()) {
                cells.add(results.getOrDefault(shipper.name() + " " + phase.word(), "?"));
            }
            row(table, cells.toArray(String[]::new));
        }
        leftOut.forEach(client -> table.append("left out: ").append(client).append('\n'));
        return table.append(shippers.size() + " clients run, " + leftOut.size() + " left out")
                .toString();
    }

    private static void row(StringBuilder table, String... cells) {
        table.append(String.format(Locale.ROOT, "%-16s %-9s", cells[0], cells[1]));
        for (int i = 2; i < cells.length; i++) {
            table.append(String.format(Locale.ROOT, " | %-28s", cells[i]));
        }
        table.append('\n');
    }
}
