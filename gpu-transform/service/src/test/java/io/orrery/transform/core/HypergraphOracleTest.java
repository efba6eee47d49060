package io.orrery.transform.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.topics.model.Column;
import io.orrery.topics.model.EdgeColumns;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.GraphSpec;
import io.orrery.topics.model.Hypergraph;
import io.orrery.topics.model.NodeColumns;
import io.orrery.topics.model.Table;
import io.orrery.topics.model.TableHeader;
import io.orrery.topics.model.TablePart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Hypergraphs against those that the real PyGraphistry made of the same table: the same nodes, and the same edges as
/// often. `hypergraph/oracle.py` wrote its answers.
class HypergraphOracleTest {
    private static final JsonNode RECORDED = recorded();

    private static JsonNode recorded() {
        try {
            return JsonMapper.shared()
                    .readTree(Files.readString(Path.of("src/test/resources/hypergraph/pygraphistry.json")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<Named<JsonNode>> cases() {
        return RECORDED.path("cases")
                .valueStream()
                .map(one -> Named.of(one.path("name").asString(), one));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void nodesAndEdgesAreThoseOfPyGraphistry(JsonNode recorded) {
        Hypergraph hypergraph = hypergraph(recorded.path("options"));
        GraphSpec spec = new GraphSpec(
                "", hypergraph.relations(hypergraph.named(), TablePart.EDGES, Map.of()), "", 0, List.of(), List.of());
        Graph graph = new Graph(new GraphId("h"), 1, GraphLimits.DEFAULT);
        TableHeader header = new TableHeader(graph.id(), "up", TablePart.EDGES, 0, true, 0, 1, spec, 1, "");
        graph.apply(new Batch(header, table(), 1));

        Map<Integer, String> nodes = nodes(graph);
        List<String> edges = texts(recorded.path("edges"));
        assertThat(edges(graph, nodes)).containsExactlyInAnyOrderElementsOf(edges);
        // PyGraphistry also lists cells that nothing joins; here a node comes with its first edge.
        assertThat(nodes.values())
                .containsExactlyInAnyOrderElementsOf(texts(recorded.path("nodes")).stream()
                        .filter(node -> edges.stream().anyMatch(edge -> isEndOf(edge, node)))
                        .toList());
    }

    private static boolean isEndOf(String edge, String node) {
        return edge.startsWith(node + " ") || edge.endsWith(" " + node);
    }

    private static Map<Integer, String> nodes(Graph graph) {
        NodeColumns columns = GraphColumns.nodes(graph, graph.nodes.slots.all());
        Map<Integer, String> nodes = new HashMap<>();
        for (int i = 0; i < columns.rows(); i++) {
            // Rows of several files of one graph are different events, so ours are named by file and row.
            nodes.put(columns.slot()[i], columns.type()[i] + "::" + columns.id()[i].replaceFirst("^up:", ""));
        }
        return nodes;
    }

    private static List<String> edges(Graph graph, Map<Integer, String> nodes) {
        EdgeColumns columns = GraphColumns.edges(graph, graph.edges.slots.all());
        List<String> edges = new ArrayList<>();
        for (int i = 0; i < columns.rows(); i++) {
            String edge = nodes.get(columns.source()[i]) + " " + columns.relation()[i] + " "
                    + nodes.get(columns.destination()[i]);
            int times = columns.count().length == 0 ? 1 : columns.count()[i];
            for (int n = 0; n < times; n++) {
                edges.add(edge);
            }
        }
        return edges;
    }

    private static Hypergraph hypergraph(JsonNode options) {
        return new Hypergraph(
                texts(options.path("entity_types")),
                options.path("direct").asBoolean(false),
                lists(options.path("opts").path("CATEGORIES")),
                texts(options.path("opts").path("SKIP")),
                lists(options.path("opts").path("EDGES")),
                options.path("drop_na").asBoolean(true),
                options.path("opts").path("EVENTID").asString(""));
    }

    private static Table table() {
        List<Column> columns = new ArrayList<>();
        RECORDED.path("table")
                .properties()
                .forEach(column -> columns.add(new Column.Text(
                        column.getKey(),
                        column.getValue()
                                .valueStream()
                                .map(cell -> cell.isNull() ? null : cell.asString())
                                .toArray(String[]::new))));
        return new Table(columns.getFirst().rows(), columns);
    }

    private static Map<String, List<String>> lists(JsonNode object) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        object.properties().forEach(entry -> lists.put(entry.getKey(), texts(entry.getValue())));
        return lists;
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
