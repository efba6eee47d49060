package io.orrery.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.orrery.gateway.testing.Answer;
import io.orrery.gateway.testing.Client;
import io.orrery.stage.KafkaSettings;
import io.orrery.stage.StageBoard;
import io.orrery.stage.TopicKeeper;
import io.orrery.stage.testing.TestBroker;
import io.orrery.topics.catalog.Catalogue;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What doors do when there is too much, or nobody behind them: each says so in its protocol's own words and
/// nothing that it took is missing.
class DoorsLimitsIT {
    private static final int TEN_MEGABYTES = 20_000;
    private static final String PADDING = "x".repeat(480);

    private final DoorsFixture feed = new DoorsFixture("");

    @Test
    void ten_megabytes_come_out_as_they_went_in() {
        String bulk = times(i -> "{\"create\":{}}\n" + document(i) + "\n");
        Answer answer = feed.as("ApiKey").post("/elastic/logs/_bulk", bulk);
        assertThat(answer.body()).contains("\"errors\":false");
        String glued = times(i -> "{\"event\":" + document(TEN_MEGABYTES + i) + "}");
        assertThat(feed.as("Splunk").post("/services/collector", glued).status())
                .isEqualTo(200);
        String records = IntStream.range(0, TEN_MEGABYTES)
                .mapToObj(i -> "{\"body\":{\"stringValue\":\"" + i + PADDING + "\"}}")
                .collect(Collectors.joining(","));
        String logs = "{\"resourceLogs\":[{\"scopeLogs\":[{\"logRecords\":[" + records + "]}]}]}";
        assertThat(feed.as("Bearer")
                        .with("Content-Type", "application/json")
                        .post("/v1/logs", logs)
                        .body())
                .isEqualTo("{}");
        List<String> events = feed.events();
        assertThat(events).hasSize(3 * TEN_MEGABYTES).doesNotHaveDuplicates();
        assertThat(events.getFirst()).isEqualTo(document(0));
    }

    @Test
    void more_than_the_bound_is_refused_in_each_protocols_words() {
        byte[] large = new byte[(32 << 20) + 1];
        assertThat(feed.as("ApiKey").post("/elastic/_bulk", large).body()).contains("\"status\":413");
        assertThat(feed.as("Splunk")
                        .post("/services/collector", large)
                        .json()
                        .path("code")
                        .asInt())
                .isEqualTo(27);
        assertThat(feed.as("Bearer")
                        .with("Content-Type", "application/json")
                        .post("/v1/logs", large)
                        .json()
                        .path("code")
                        .asInt())
                .isEqualTo(8);
        String bomb = "{\"event\":\"" + "x".repeat(40 << 20) + "\"}";
        assertThat(feed.as("Splunk")
                        .with("Content-Encoding", "gzip")
                        .post("/services/collector", DoorsFixture.gzip(bomb))
                        .status())
                .isEqualTo(413);
        assertThat(feed.events()).isEmpty();
    }

    @Test
    void whoever_waits_in_vain_for_a_turn_is_told_to_come_back() throws IOException {
        Client shipper = feed.as("ApiKey");
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                slow.add(halfAPost());
            }
            while (feed.gateway.client.get("/services/collector/health").status() == 200) {
                Thread.onSpinWait(); // until all four have their turn
            }
            Answer bulk = shipper.post("/elastic/_bulk", "{\"index\":{}}\n{}\n");
            assertThat(bulk.status()).isEqualTo(429);
            assertThat(bulk.header("Retry-After")).isEqualTo("1");
            assertThat(bulk.body()).contains("es_rejected_execution_exception");
            assertThat(feed.gateway
                            .client
                            .get("/services/collector/health")
                            .json()
                            .path("code")
                            .asInt())
                    .isEqualTo(18);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
        while (shipper.post("/elastic/_bulk", "{\"index\":{}}\n{\"a\":1}\n").status() == 429) {
            Thread.onSpinWait(); // until the four are noticed to be gone
        }
        assertThat(feed.events()).containsExactly("{\"a\":1}");
    }

    @Test
    void nothing_is_acknowledged_while_the_broker_is_away(@TempDir Path folder) throws Exception {
        TestBroker broker = TestBroker.start(folder, Map.of());
        KafkaSettings impatient = new KafkaSettings(
                broker.bootstrapServers(),
                Map.of("max.block.ms", "1000", "request.timeout.ms", "1000", "delivery.timeout.ms", "2000"),
                (short) 1);
        new TopicKeeper(impatient, Catalogue.all(), Catalogue.DEFAULT_PARTITIONS).ensure();
        try (GatewayApplication gateway =
                GatewayApplication.start(GatewayFixture.config(impatient, 0, 0), new StageBoard(List.of()))) {
            Client shipper = new Client("http://127.0.0.1:" + gateway.port())
                    .with("Authorization", "Bearer " + feed.token)
                    .with("Content-Type", "application/json");
            String fifty = "{\"event\":1}".repeat(50);
            // The control: the same posts while there is a broker.
            assertThat(shipper.post("/services/collector", fifty).status()).isEqualTo(200);
            assertThat(shipper.post("/elastic/_bulk", "{\"index\":{}}\n{}\n").status())
                    .isEqualTo(200);

            broker.close();

            Answer bulk = shipper.post("/elastic/_bulk", "{\"index\":{}}\n{}\n".repeat(50));
            assertThat(bulk.status()).isEqualTo(503);
            assertThat(bulk.header("X-Elastic-Product")).isEqualTo("Elasticsearch");
            Answer collector = shipper.post("/services/collector", fifty);
            assertThat(collector.status()).isEqualTo(503);
            assertThat(collector.json().path("code").asInt()).isEqualTo(9);
            Answer logs = shipper.post("/v1/logs", "{\"resourceLogs\":[{\"scopeLogs\":[{\"logRecords\":[{}]}]}]}");
            assertThat(logs.status()).isEqualTo(503);
            assertThat(logs.header("Retry-After")).isNotEmpty();
            assertThat(shipper.post("/api/v1/feeds/" + feed.name + "/events", "{}")
                            .status())
                    .isEqualTo(503);
            assertThat(accepted(gateway)).isEqualTo(51);
        }
    }

    private double accepted(GatewayApplication gateway) {
        return gateway.meters().get("orrery.door.events").tag("outcome", "accepted").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private Socket halfAPost() throws IOException {
        Socket socket = new Socket("127.0.0.1", feed.gateway.gateway.port());
        String head = "POST /elastic/_bulk HTTP/1.1\r\nHost: localhost\r\nAuthorization: ApiKey " + feed.token
                + "\r\nContent-Length: 1000\r\n\r\n{\"index\":{}}\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    private static String times(Function<Integer, String> one) {
        return IntStream.range(0, TEN_MEGABYTES).mapToObj(one::apply).collect(Collectors.joining());
    }

    private static String document(int number) {
        return "{\"n\":" + number + ",\"padding\":\"" + PADDING + "\"}";
    }
}
