package io.orrery.ingest.graph.json;

import io.orrery.ingest.graph.Cell;
import io.orrery.ingest.graph.GraphParser;
import io.orrery.ingest.graph.GraphSink;
import io.orrery.ingest.json.JsonParsers;
import io.orrery.ingest.table.Limits;
import io.orrery.ingest.table.Position;
import io.orrery.ingest.table.RefusedException;
import io.orrery.topics.model.GraphFiles;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// GraphSON 3 as TinkerPop writes it: one vertex a line with its edges, or one object with `vertices` and `edges`. An
/// edge is told by the vertex that it leaves. The label of a vertex is `labelV`, that of an edge `labelE`, as in
/// TinkerPop's GraphML.
public final class GraphSon implements GraphParser {
    private static final String FORMAT = "GraphSON";

    @Override
    public void parse(InputStream in, Limits limits, GraphSink sink) throws RefusedException, IOException {
        JsonParser parser = JsonParsers.open(in);
        try (parser) {
            new Reading(parser, sink).all();
        } catch (JacksonException e) {
            if (e.getCause() instanceof IOException disk) {
                throw disk;
            }
            throw JsonParsers.refusal(e, parser, 0);
        }
    }

    private static final class Reading {
        private final JsonParser parser;
        private final GraphSink sink;

        Reading(JsonParser parser, GraphSink sink) {
            this.parser = parser;
            this.sink = sink;
        }

        void all() throws RefusedException {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.START_OBJECT) {
                    throw malformed("an object must come here");
                }
                object();
            }
        }

        private RefusedException malformed(String why) {
            return RefusedException.malformed(
                    FORMAT, why, Position.atByte(parser.currentTokenLocation().getByteOffset()));
        }

        /// A vertex, or what holds the lists of vertices and edges.
        private void object() throws RefusedException {
            Map<String, JsonValue> fields = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                JsonToken token = parser.nextToken();
                if (token == JsonToken.START_ARRAY && (name.equals("vertices") || name.equals("edges"))) {
                    elements(name.equals("vertices"));
                } else if (token == JsonToken.START_OBJECT && (name.equals("@value") || name.equals("graph"))) {
                    object();
                } else {
                    fields.put(name, new JsonValue.Reader(parser).read());
                }
            }
            JsonValue.Fields all = new JsonValue.Fields(fields);
            if (fields.containsKey("id")) {
                vertex(all);
            }
        }

        private void elements(boolean vertices) throws RefusedException {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (!(new JsonValue.Reader(parser).read() instanceof JsonValue.Fields fields)) {
                    throw malformed("a vertex or an edge must come here");
                }
                if (vertices) {
                    vertex(fields);
                } else {
                    edge(fields, null, fields.field("label").shown());
                }
            }
        }

        private void vertex(JsonValue.Fields vertex) throws RefusedException {
            String id = vertex.field("id").shown();
            if (id.isEmpty()) {
                throw malformed("the vertex that ends here has no id");
            }
            List<Cell> cells = new ArrayList<>();
            vertex.field("label").cell("labelV").ifPresent(cells::add);
            if (vertex.field("properties") instanceof JsonValue.Fields properties) {
                properties.values().forEach((name, value) -> property(name, value, cells));
            }
            sink.node(id, cells);
            if (vertex.field("outE") instanceof JsonValue.Fields byLabel) {
                for (Map.Entry<String, JsonValue> entry : byLabel.values().entrySet()) {
                    edges(id, entry.getKey(), entry.getValue());
                }
            }
        }

        private void edges(String source, String label, JsonValue edges) throws RefusedException {
            if (edges instanceof JsonValue.Several several) {
                for (JsonValue edge : several.values()) {
                    if (edge instanceof JsonValue.Fields fields) {
                        edge(fields, source, label);
                    }
                }
            }
        }

        /// @param source vertex that tells the edge; null when the edge tells it itself
        private void edge(JsonValue.Fields edge, @Nullable String source, String label) throws RefusedException {
            String from = source != null ? source : edge.field("outV").shown();
            String to = edge.field("inV").shown();
            if (from.isEmpty() || to.isEmpty()) {
                throw malformed("the edge that ends here has no " + (from.isEmpty() ? "outV" : "inV"));
            }
            List<Cell> cells = new ArrayList<>();
            if (!label.isEmpty()) {
                cells.add(new Cell.Text("labelE", label));
            }
            edge.field("id").cell(GraphFiles.ID).ifPresent(cells::add);
            if (edge.field("properties") instanceof JsonValue.Fields properties) {
                properties.values().forEach((name, value) -> property(name, value, cells));
            }
            sink.edge(from, to, cells);
        }

        /// A property of a vertex may have several values, each in an object of its own.
        private static void property(String name, JsonValue value, List<Cell> cells) {
            unwrapped(value).cell(name).ifPresent(cells::add);
        }

        private static JsonValue unwrapped(JsonValue value) {
            return switch (value) {
                case JsonValue.Fields fields when fields.values().containsKey("value") -> fields.field("value");
                case JsonValue.Several several
                when several.values().size() == 1 -> unwrapped(several.values().getFirst());
                case JsonValue.Several several ->
                    new JsonValue.Several(
                            several.values().stream().map(Reading::unwrapped).toList());
                case JsonValue.Nothing _,
                        JsonValue.Text _,
                        JsonValue.Whole _,
                        JsonValue.Decimal _,
                        JsonValue.Flag _,
                        JsonValue.Time _,
                        JsonValue.Fields _ -> value;
            };
        }
    }
}
