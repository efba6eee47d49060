package io.orrery.gateway.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.gateway.fanout.FanoutConfiguration;
import io.orrery.gateway.fanout.FanoutServer;
import io.orrery.gateway.fanout.FanoutSettings;
import io.orrery.gateway.fanout.GraphWriter;
import io.orrery.gateway.fanout.TestFrames;
import io.orrery.stage.KafkaSettings;
import io.orrery.stage.testing.Backends;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.EventHeaders;
import io.orrery.topics.model.Column;
import io.orrery.topics.model.EdgeColumns;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.GraphSpec;
import io.orrery.topics.model.RecordKey;
import io.orrery.topics.model.RefColumns;
import io.orrery.topics.model.Table;
import io.orrery.topics.model.TableHeader;
import io.orrery.topics.model.TablePart;
import io.orrery.topics.wire.FrameKind;
import io.orrery.topics.wire.TableBatch;
import io.orrery.topics.wire.TableBatches;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class InspectIT {
    private final KafkaSettings kafka = Backends.kafkaWithTopics();
    private final String graph = "own-" + UUID.randomUUID();
    private final GraphId id = new GraphId(graph);
    private final GraphWriter log = new GraphWriter(kafka, graph);
    private final HttpClient http = HttpClient.newHttpClient();
    private final FanoutServer server =
            new FanoutServer(FanoutSettings.defaults(kafka, 4), context -> context.register(FanoutConfiguration.class));

    @AfterEach
    void stop() {
        server.close();
        log.close();
    }

    @Test
    void a_node_of_a_table_shows_its_row() throws Exception {
        BitSet all = new BitSet();
        all.set(0, 2);
        Table table = new Table(
                2,
                List.of(
                        new Column.Text("name", new String[] {"a", "ł <b>"}),
                        new Column.Integers("bytes", new long[] {1, 9_007_199_254_740_993L}, all)));
        TableHeader header = new TableHeader(
                id, "u", TablePart.NODES, 0, true, 0, 1, GraphSpec.ofEdges("a", "b"), 1_700_000_000_000_000L, "");
        long offset = write("u/0", Catalogue.TABLES, TableBatches.encode(new TableBatch(header, table)));
        log.change(
                TestFrames.nodes(0, 1, 1, 0, 1, 0, 2),
                TestFrames.references(FrameKind.NODE_REFS, 1, 1, refs(RefColumns.TABLE_ROW, offset, offset, 1)));

        JsonNode node = get("/nodes/1", 200);

        assertThat(node.path("id").asString()).isEqualTo("node-1");
        assertThat(node.path("attributes").path("name").asString()).isEqualTo("ł <b>");
        assertThat(node.path("attributes").path("bytes").asLong()).isEqualTo(9_007_199_254_740_993L);
        assertThat(node.path("sources").get(0).path("receivedAt").asString()).isEqualTo("2023-11-14T22:13:20Z");
        assertThat(node.path("sources").get(0).path("row").asInt()).isEqualTo(1);
    }

    @Test
    void a_node_of_a_feed_shows_the_lines_that_name_it_and_only_of_its_own_graph() throws Exception {
        long first = event(id, "{\"user\":\"node-1\",\"n\":1}");
        event(id, "{\"user\":\"somebody else\",\"n\":2}");
        event(id, "{\"user\":\"node-1\",\"n\":3}");
        long last = event(id, "{\"user\":\"node-1\",\"n\":4}");
        log.change(
                TestFrames.nodes(0, 1, 1, 0, 1, 0, 2),
                TestFrames.references(FrameKind.NODE_REFS, 1, 1, refs(RefColumns.EVENT, first, last, -1)));

        JsonNode node = get("/nodes/1", 200);

        assertThat(node.path("attributes").path("n").asInt()).isEqualTo(4);
        assertThat(node.path("sources")
                        .valueStream()
                        .map(line -> line.path("text").asString()))
                .containsExactly(
                        "{\"user\":\"node-1\",\"n\":4}",
                        "{\"user\":\"node-1\",\"n\":3}",
                        "{\"user\":\"node-1\",\"n\":1}");
        assertThat(get("/nodes/1?events=1", 200).path("sources").size()).isEqualTo(1);
    }

    @Test
    void an_edge_shows_a_sample_of_its_lines_where_each_came_from_and_what_they_add_up_to() throws Exception {
        long sampled = log.event(
                "between".getBytes(StandardCharsets.UTF_8),
                EventHeaders.FEED,
                "fw",
                EventHeaders.DOOR,
                "syslog",
                EventHeaders.TRANSPORT,
                "{\"sender\":\"10.1.2.3\"}");
        long last = event(id, "newest");
        RefColumns refs = new RefColumns(
                new int[] {7},
                new byte[] {RefColumns.EVENT},
                new long[] {-5},
                new long[] {last},
                new int[] {-1},
                new int[] {-1},
                new long[][] {{last, sampled, -5}});
        EdgeColumns edges = new EdgeColumns(
                new int[] {7},
                new int[] {1},
                new int[] {1},
                new String[0],
                new String[0],
                new int[0],
                new float[0],
                new int[0],
                new double[0],
                new double[0],
                new String[] {"T1110"},
                List.of(new EdgeColumns.Sum("failures", new double[] {3})));
        log.change(
                TestFrames.nodes(0, 1, 1, 0, 2, 0, 3),
                TestFrames.edges(1, 1, 1, 2, edges),
                TestFrames.references(FrameKind.EDGE_REFS, 1, 1, refs));

        JsonNode edge = get("/edges/7", 200);

        assertThat(edge.path("technique").asString()).isEqualTo("T1110");
        assertThat(edge.path("sums").path("failures").asInt()).isEqualTo(3);
        assertThat(edge.path("sources")
                        .valueStream()
                        .map(line -> line.path("how").asString()))
                .containsExactly("newest", "sample", "oldest");
        JsonNode between = edge.path("sources").get(1);
        assertThat(between.path("text").asString()).isEqualTo("between");
        assertThat(between.path("feed").asString()).isEqualTo("fw");
        assertThat(between.path("door").asString()).isEqualTo("syslog");
        assertThat(between.path("transport").path("sender").asString()).isEqualTo("10.1.2.3");
        assertThat(between.path("gone").isNull()).isTrue();
        JsonNode oldest = edge.path("sources").get(2);
        assertThat(oldest.path("removed").asBoolean()).isTrue();
        assertThat(oldest.path("gone").asString()).isEqualTo("the broker keeps events for 7 days");
    }

    @Test
    void a_reference_to_another_graphs_event_shows_nothing_of_it() throws Exception {
        long foreign = log.send(
                Catalogue.EVENTS,
                RecordKey.of(new GraphId("somebody-elses"), "e"),
                "secret".getBytes(StandardCharsets.UTF_8),
                System.currentTimeMillis());
        log.change(
                TestFrames.nodes(0, 1, 1, 0, 1, 0, 2),
                TestFrames.references(FrameKind.NODE_REFS, 1, 1, refs(RefColumns.EVENT, foreign, foreign, -1)));

        JsonNode node = get("/nodes/1", 200);

        assertThat(node.path("sources").get(0).path("removed").asBoolean()).isTrue();
        assertThat(node.path("sources").get(0).path("gone").asString()).startsWith("the event is no longer in the log");
        assertThat(node.toString()).doesNotContain("secret");
    }

    @Test
    void an_edge_names_its_ends_and_a_removed_slot_is_not_found() throws Exception {
        log.change(
                TestFrames.nodes(0, 1, 1, 0, 2, 0, 3),
                TestFrames.edges(0, 1, 1, 1, 2, new int[] {7}, new int[] {1}, new int[] {2}));

        JsonNode edge = get("/edges/7", 200);

        assertThat(edge.path("source").path("id").asString()).isEqualTo("node-1");
        assertThat(edge.path("destination").path("id").asString()).isEqualTo("node-2");
        get("/edges/8", 404);
        get("/nodes/99", 404);
        get("/nodes/x", 400);
    }

    private static RefColumns refs(byte kind, long oldest, long newest, int row) {
        return new RefColumns(
                new int[] {1}, new byte[] {kind}, new long[] {oldest}, new long[] {newest}, new int[] {row});
    }

    private long event(GraphId owner, String line) throws Exception {
        return log.send(
                Catalogue.EVENTS,
                RecordKey.of(owner, UUID.randomUUID().toString()),
                line.getBytes(StandardCharsets.UTF_8),
                System.currentTimeMillis());
    }

    private long write(String suffix, io.orrery.topics.catalog.Topic topic, byte[] value) throws Exception {
        return log.send(topic, RecordKey.of(id, suffix), value, System.currentTimeMillis());
    }

    private JsonNode get(String path, int status) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(server.http("/api/v1/graphs/" + graph + path)))
                        .build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer.body().isEmpty()
                ? JsonMapper.shared().createObjectNode()
                : JsonMapper.shared().readTree(answer.body());
    }
}
