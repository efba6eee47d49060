package io.orrery.ingest.graph.xml;

import io.orrery.ingest.graph.Cell;
import io.orrery.ingest.graph.GraphParser;
import io.orrery.ingest.graph.GraphSink;
import io.orrery.ingest.table.Limits;
import io.orrery.ingest.table.Refusal;
import io.orrery.ingest.table.RefusedException;
import io.orrery.topics.model.GraphFiles;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// GraphML: typed keys with defaults, nodes, edges in any order, graphs inside nodes (whose nodes have a `parent`).
/// A value that is not of its key's type refuses the file; what programs keep for themselves (keys without a name, as
/// yEd writes them) is passed over. Hyperedges are left out and reported.
public final class GraphMl implements GraphParser {
    private static final String FORMAT = "GraphML";

    @Override
    public void parse(InputStream in, Limits limits, GraphSink sink) throws RefusedException, IOException {
        try (XmlSource xml = new XmlSource(in, FORMAT, limits)) {
            new Reading(xml, sink, limits).all();
        }
    }

    /// @param value default; empty for none
    private record Key(String column, Cell.Declared type, boolean nodes, boolean edges, Optional<Cell> value) {}

    private static final class Reading {
        private final XmlSource xml;
        private final GraphSink sink;
        private final Limits limits;
        private final Map<String, Key> keys = new LinkedHashMap<>();

        Reading(XmlSource xml, GraphSink sink, Limits limits) {
            this.xml = xml;
            this.sink = sink;
            this.limits = limits;
        }

        void all() throws RefusedException, IOException {
            xml.root("graphml");
            for (XmlSource.Step step = xml.next(); step != XmlSource.Step.DONE; step = xml.next()) {
                if (step != XmlSource.Step.BEGIN) {
                    continue;
                }
                switch (xml.name()) {
                    case "key" -> key();
                    case "graph" -> graph("");
                    default -> xml.skip();
                }
            }
        }

        private void key() throws RefusedException, IOException {
            String id = xml.required("id");
            Optional<String> name = xml.attribute("attr.name");
            String domain = xml.attribute("for").orElse("all");
            String type = xml.attribute("attr.type").orElse("string");
            boolean foreign = name.isEmpty() && xml.attribute("yfiles.type").isPresent();
            Cell.Declared declared = switch (type) {
                case "boolean" -> Cell.Declared.FLAG;
                case "int", "long" -> Cell.Declared.WHOLE;
                case "float", "double" -> Cell.Declared.DECIMAL;
                default -> Cell.Declared.TEXT; // as TinkerPop takes types that it does not know
            };
            if (keys.size() > 2 * limits.columns()) {
                throw RefusedException.tooBig("it has too many keys", 2L * limits.columns(), "keys", xml.here());
            }
            String column = name.filter(text -> !text.isEmpty()).orElse(id);
            boolean nodes = !foreign && (domain.equals("node") || domain.equals("all"));
            boolean edges = !foreign && (domain.equals("edge") || domain.equals("all"));
            keys.put(id, new Key(column, declared, nodes, edges, preset(column, declared)));
        }

        private Optional<Cell> preset(String column, Cell.Declared type) throws RefusedException, IOException {
            Optional<Cell> found = Optional.empty();
            for (XmlSource.Step step = xml.next(); step != XmlSource.Step.END; step = xml.next()) {
                switch (step) {
                    case BEGIN -> {
                        if (xml.name().equals("default")) {
                            found = cell(column, type, xml.text());
                        } else {
                            xml.skip();
                        }
                    }
                    case TEXT, END -> {}
                    case DONE -> throw ended();
                }
            }
            return found;
        }

        private RefusedException ended() {
            return RefusedException.truncated(FORMAT, "an element is never closed", xml.here());
        }

        /// Empty when there is no value, as for a number of which nothing is written.
        private Optional<Cell> cell(String column, Cell.Declared type, String value) throws RefusedException {
            if (type != Cell.Declared.TEXT && value.isBlank()) {
                return Optional.empty();
            }
            return Optional.of(Cell.declared(column, type, value)
                    .orElseThrow(() -> xml.malformed("attribute " + Refusal.shown(column) + " has the value \""
                            + Refusal.shown(value) + "\", which is not of its type")));
        }

        /// @param parent node that the graph lies in; empty for none
        private void graph(String parent) throws RefusedException, IOException {
            for (XmlSource.Step step = xml.next(); step != XmlSource.Step.END; step = xml.next()) {
                switch (step) {
                    case BEGIN -> {
                        switch (xml.name()) {
                            case "node" -> node(parent);
                            case "edge" -> edge();
                            case "hyperedge" -> hyperedge();
                            default -> xml.skip();
                        }
                    }
                    case TEXT, END -> {}
                    case DONE -> throw ended();
                }
            }
        }

        private void hyperedge() throws RefusedException, IOException {
            sink.leftOut(new Refusal.Unsupported("hyperedges are not read", xml.here()));
            xml.skip();
        }

        private void node(String parent) throws RefusedException, IOException {
            String id = xml.required("id");
            Map<String, Cell> cells = presets(true);
            if (!parent.isEmpty()) {
                cells.put("parent", new Cell.Text("parent", parent));
            }
            data(id, true, cells);
            sink.node(id, List.copyOf(cells.values()));
        }

        private void edge() throws RefusedException, IOException {
            String source = xml.required(GraphFiles.SOURCE);
            String target = xml.required(GraphFiles.TARGET);
            Map<String, Cell> cells = presets(false);
            for (String name : List.of(GraphFiles.ID, "directed")) {
                xml.attribute(name).ifPresent(value -> cells.put(name, new Cell.Text(name, value)));
            }
            data("", false, cells);
            sink.edge(source, target, List.copyOf(cells.values()));
        }

        private Map<String, Cell> presets(boolean node) {
            Map<String, Cell> cells = new LinkedHashMap<>();
            for (Key key : keys.values()) {
                if (node ? key.nodes : key.edges) {
                    key.value.ifPresent(value -> cells.put(value.column(), value));
                }
            }
            return cells;
        }

        /// The attributes of the element that was just begun, up to its end.
        private void data(String id, boolean node, Map<String, Cell> cells) throws RefusedException, IOException {
            for (XmlSource.Step step = xml.next(); step != XmlSource.Step.END; step = xml.next()) {
                switch (step) {
                    case BEGIN -> {
                        switch (xml.name()) {
                            case "data" -> one(node, cells);
                            case "graph" -> graph(id);
                            default -> xml.skip();
                        }
                    }
                    case TEXT, END -> {}
                    case DONE -> throw ended();
                }
            }
        }

        private void one(boolean node, Map<String, Cell> cells) throws RefusedException, IOException {
            String id = xml.required("key");
            Key key = keys.getOrDefault(id, new Key(id, Cell.Declared.TEXT, true, true, Optional.empty()));
            if (!(node ? key.nodes : key.edges)) {
                xml.skip();
                return;
            }
            cell(key.column, key.type, xml.text()).ifPresent(cell -> cells.put(cell.column(), cell));
        }
    }
}
