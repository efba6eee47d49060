package io.orrery.app.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.app.client.OrreryClient;
import io.orrery.app.process.OrreryProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// An upload that is many times what the heap holds.
class HugeGraphIT {
    private static final String SMALL_HEAP = "-Xmx300m";
    private static final int ROWS = 1_500_000;
    private static final Duration LIMIT = Duration.ofSeconds(240);

    @Test
    void isRefusedWithTheFigureWhileOthersGoOnAlsoAfterAKill(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path data)
            throws Exception {
        try (OrreryProcess orrery = OrreryProcess.start(data, Map.of("ORRERY_JVM_OPTIONS", SMALL_HEAP))) {
            String huge;
            try (OrreryClient client = orrery.admin()) {
                huge = client.upload("huge", "csv", "src", "dst", rows(ROWS));
                JsonNode whole = client.awaitGraph(huge, LIMIT, HugeGraphIT::isDecided);
                int edges = whole.path("edges").asInt();
                assertThat(edges).isBetween(50_000, ROWS / 2);
                assertThat(whole.path("errors").toString())
                        .contains("too-large")
                        .contains(String.format(Locale.ROOT, "%,d edges; more do not fit", edges));
                assertThat(uploadSmall(client)).isEqualTo("ready");
            }
            orrery.killAndRestart();
            try (OrreryClient client = orrery.admin()) {
                assertThat(uploadSmall(client)).isEqualTo("ready");
                assertThat(client.get("/api/v1/graphs/" + huge)
                                .json()
                                .path("rejected")
                                .asInt())
                        .isPositive();
            }
            assertThat(orrery.awaitEnd(Duration.ofMillis(1)))
                    .as("it is the same process that was started after the kill")
                    .isEmpty();
        }
    }

    /// The control: without the bounds the same upload ends the process.
    @Test
    void endsTheProcessWithoutTheBounds(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path data) throws Exception {
        String unbounded = Long.toString(1L << 40);
        Map<String, String> environment = Map.of(
                "ORRERY_JVM_OPTIONS", SMALL_HEAP,
                "ORRERY_TRANSFORM_RESIDENT_BYTES", unbounded,
                "ORRERY_LAYOUT_RESIDENT_BYTES", unbounded);
        try (OrreryProcess orrery = OrreryProcess.start(data, environment)) {
            try (OrreryClient client = orrery.admin()) {
                client.upload("huge", "csv", "src", "dst", rows(ROWS));
            }
            assertThat(orrery.awaitEnd(LIMIT)).hasValue(3);
            assertThat(orrery.console()).contains("OutOfMemoryError");
        }
    }

    /// Every row, each of which would be a new edge, was taken or refused.
    private static boolean isDecided(JsonNode graph) {
        return graph.path("edges").asInt() + graph.path("rejected").asInt() == ROWS;
    }

    private static String uploadSmall(OrreryClient client) throws Exception {
        String id = client.upload("small", "csv", "src", "dst", rows(1_000));
        return client.awaitGraph(
                        id, LIMIT, graph -> graph.path("status").asString().equals("ready"))
                .path("status")
                .asString();
    }

    /// Every edge is new, and every fifth brings two nodes.
    private static byte[] rows(int count) {
        StringBuilder csv = new StringBuilder("src,dst\n");
        for (int row = 0; row < count; row++) {
            csv.append('n')
                    .append(row % (count / 5 + 1))
                    .append(",m")
                    .append((row * 31L) % (count / 5 + 3))
                    .append('\n');
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }
}
