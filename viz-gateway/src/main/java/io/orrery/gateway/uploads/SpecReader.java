package io.orrery.gateway.uploads;

import io.orrery.gateway.http.Refusal;
import io.orrery.gateway.spec.BundlingReader;
import io.orrery.gateway.spec.HypergraphReader;
import io.orrery.topics.model.Bundling;
import io.orrery.topics.model.Encoding;
import io.orrery.topics.model.Encoding.Target;
import io.orrery.topics.model.Entity;
import io.orrery.topics.model.FileFormat;
import io.orrery.topics.model.GraphFiles;
import io.orrery.topics.model.GraphSpec;
import io.orrery.topics.model.Hypergraph;
import io.orrery.topics.model.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Reads PyGraphistry's dataset metadata into the pipeline's words. Lenient where the client is: an encoding that
/// cannot be drawn becomes a warning, only missing bindings of edges refuse the dataset.
///
/// Order carries meaning: of several encodings for one target the last whose column exists wins. So convention comes
/// first, then simple bindings, then `complex.default`, then `complex.current`.
final class SpecReader {
    /// Column that names a node's type by convention.
    private static final String TYPE_COLUMN = "type";

    private static final List<Binding> NODE_BINDINGS = List.of(
            new Binding("node_label", Target.NODE_LABEL),
            new Binding("node_title", Target.NODE_LABEL),
            new Binding("node_color", Target.NODE_COLOR),
            new Binding("node_size", Target.NODE_SIZE),
            // Places as well: the layout `geographic` takes x and y for degrees.
            new Binding("node_longitude", Target.NODE_X),
            new Binding("node_latitude", Target.NODE_Y),
            new Binding("node_x", Target.NODE_X),
            new Binding("node_y", Target.NODE_Y));
    private static final List<Binding> EDGE_BINDINGS = List.of(
            new Binding("edge_label", Target.EDGE_LABEL),
            new Binding("edge_title", Target.EDGE_LABEL),
            new Binding("edge_color", Target.EDGE_COLOR),
            new Binding("edge_weight", Target.EDGE_WEIGHT));
    private static final Map<String, Target> NODE_ENCODINGS =
            Map.of("pointColorEncoding", Target.NODE_COLOR, "pointSizeEncoding", Target.NODE_SIZE);
    private static final Map<String, Target> EDGE_ENCODINGS =
            Map.of("edgeColorEncoding", Target.EDGE_COLOR, "edgeWeightEncoding", Target.EDGE_WEIGHT);

    private SpecReader() {}

    private record Binding(String name, Target target) {}

    /// What was understood, and what was not.
    ///
    /// @param spec how tables become the graph
    record Reading(GraphSpec spec, List<String> warnings) {
        /// A file that holds a whole graph says itself which column is what; what is drawn how may be bound besides.
        GraphSpec specFor(FileFormat format) {
            return format.isGraph() ? GraphFiles.spec(spec.encodings()) : spec;
        }
    }

    /// @param dataset the body of the create call; with `graph_file` its bindings are those of graph files
    /// @throws Refusal 400 when source or destination is not bound
    static Reading read(JsonNode dataset) {
        JsonNode nodes = dataset.path("node_encodings");
        JsonNode edges = dataset.path("edge_encodings");
        boolean graphFile = dataset.path("graph_file").asBoolean(false);
        Hypergraph hypergraph = HypergraphReader.read(dataset);
        List<Relation> relations = hypergraph == null ? List.of(relation(edges, graphFile)) : List.of();
        List<Encoding> encodings = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        encodings.add(new Encoding(Target.NODE_TYPE, TYPE_COLUMN, new Encoding.Direct()));
        bindings(nodes, NODE_BINDINGS, encodings);
        bindings(edges, EDGE_BINDINGS, encodings);
        for (String level : List.of("default", "current")) {
            complex(nodes, "node_encodings", level, NODE_ENCODINGS, encodings, warnings);
            complex(edges, "edge_encodings", level, EDGE_ENCODINGS, encodings, warnings);
        }
        String nodeId =
                graphFile ? GraphFiles.ID : nodes.path("bindings").path("node").asString("");
        return new Reading(
                new GraphSpec(
                        nodeId,
                        relations,
                        "",
                        0,
                        List.of(),
                        encodings,
                        BundlingReader.read(dataset, Bundling.NONE),
                        hypergraph),
                List.copyOf(warnings));
    }

    private static Relation relation(JsonNode edges, boolean graphFile) {
        String source = graphFile ? GraphFiles.SOURCE : required(edges, "source");
        String destination = graphFile ? GraphFiles.TARGET : required(edges, "destination");
        return Relation.of(new Entity(source, ""), new Entity(destination, ""), "");
    }

    private static String required(JsonNode edges, String end) {
        String column = edges.path("bindings").path(end).asString("");
        if (column.isBlank()) {
            throw Refusal.malformed("Field edge_encodings.bindings." + end + " is required and must name a column");
        }
        return column;
    }

    private static void bindings(JsonNode side, List<Binding> known, List<Encoding> encodings) {
        for (Binding binding : known) {
            String column = side.path("bindings").path(binding.name()).asString("");
            if (!column.isBlank()) {
                encodings.add(new Encoding(binding.target(), column, new Encoding.Direct()));
            }
        }
    }

    private static void complex(
            JsonNode side,
            String sideName,
            String level,
            Map<String, Target> known,
            List<Encoding> encodings,
            List<String> warnings) {
        for (Map.Entry<String, JsonNode> entry :
                side.path("complex").path(level).properties()) {
            String where = sideName + ".complex." + level + "." + entry.getKey();
            Target target = known.get(entry.getKey());
            if (target == null) {
                warnings.add("Field " + where + " is kept but not drawn by this server");
                continue;
            }
            String column = entry.getValue().path("attribute").asString("");
            if (column.isBlank()) {
                warnings.add("Field " + where + ".attribute must name a column");
                continue;
            }
            try {
                encodings.add(new Encoding(target, column, RuleReader.read(entry.getValue())));
            } catch (IllegalArgumentException e) {
                warnings.add("Field " + where + ": " + e.getMessage());
            }
        }
    }
}
