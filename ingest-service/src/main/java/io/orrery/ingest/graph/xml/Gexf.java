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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// GEXF 1.1 to 1.3: typed attributes with defaults, colours, places and sizes, nodes inside nodes, and times. An edge
/// whose node is not in the file refuses it, as the format demands.
///
/// An edge that is there from one time to another gives two rows, one at each; what the first says of it (weight and
/// all else) the second does not repeat. A time without unit counts seconds from 1970, for GEXF says no unit.
public final class Gexf implements GraphParser {
    private static final String FORMAT = "GEXF";

    @Override
    public void parse(InputStream in, Limits limits, GraphSink sink) throws RefusedException, IOException {
        try (XmlSource xml = new XmlSource(in, FORMAT, limits)) {
            new Reading(xml, sink, limits).all();
        }
    }

    /// @param value default; empty for none
    private record Attribute(String column, Cell.Declared type, Optional<Cell> value) {}

    private static final class Reading {
        private final XmlSource xml;
        private final GraphSink sink;
        private final Limits limits;
        private final Ends ends = new Ends();
        private final Map<String, Attribute> nodeAttributes = new HashMap<>();
        private final Map<String, Attribute> edgeAttributes = new HashMap<>();

        Reading(XmlSource xml, GraphSink sink, Limits limits) {
            this.xml = xml;
            this.sink = sink;
            this.limits = limits;
        }

        void all() throws RefusedException, IOException {
            xml.root("gexf");
            for (XmlSource.Step step = xml.next(); step != XmlSource.Step.DONE; step = xml.next()) {
                if (step != XmlSource.Step.BEGIN) {
                    continue;
                }
                switch (xml.name()) {
                    case "graph", "nodes", "edges" -> {} // what is inside them counts
                    case "attributes" -> attributes();
                    case "node" -> node("");
                    case "edge" -> edge();
                    default -> xml.skip();
                }
            }
            ends.check();
        }

        private void attributes() throws RefusedException, IOException {
            Map<String, Attribute> known = xml.required("class").equals("edge") ? edgeAttributes : nodeAttributes;
            inside(name -> {
                if (!name.equals("attribute")) {
                    xml.skip();
                    return;
                }
                String id = xml.required("id");
                String column =
                        xml.attribute("title").filter(title -> !title.isEmpty()).orElse(id);
                Cell.Declared type = type(xml.attribute("type").orElse("string"));
                if (known.size() > limits.columns()) {
                    throw RefusedException.tooBig(
                            "it has too many attributes", limits.columns(), "attributes", xml.here());
                }
                List<Cell> value = new ArrayList<>();
                inside(inner -> {
                    if (inner.equals("default")) {
                        cell(column, type, xml.text()).ifPresent(value::add);
                    } else {
                        xml.skip();
                    }
                });
                known.put(id, new Attribute(column, type, value.stream().findFirst()));
            });
        }

        private static Cell.Declared type(String type) {
            return switch (type) {
                case "integer", "long", "short", "byte" -> Cell.Declared.WHOLE;
                case "float", "double" -> Cell.Declared.DECIMAL;
                case "boolean" -> Cell.Declared.FLAG;
                default -> Cell.Declared.TEXT; // string, anyURI, date, lists
            };
        }

        private Optional<Cell> cell(String column, Cell.Declared type, String value) throws RefusedException {
            if (type != Cell.Declared.TEXT && value.isBlank()) {
                return Optional.empty();
            }
            return Optional.of(Cell.declared(column, type, value)
                    .orElseThrow(() -> xml.malformed("attribute " + Refusal.shown(column) + " has the value \""
                            + Refusal.shown(value) + "\", which is not of its type")));
        }

        /// What is done with a child element, up to its end.
        private interface Child {
            void read(String name) throws RefusedException, IOException;
        }

        /// The children of the element that was just begun.
        private void inside(Child child) throws RefusedException, IOException {
            for (XmlSource.Step step = xml.next(); step != XmlSource.Step.END; step = xml.next()) {
                switch (step) {
                    case BEGIN -> child.read(xml.name());
                    case TEXT, END -> {}
                    case DONE -> throw RefusedException.truncated(FORMAT, "an element is never closed", xml.here());
                }
            }
        }

        private void node(String parent) throws RefusedException, IOException {
            String id = xml.required("id");
            ends.node(id);
            ElementCells cells = new ElementCells(xml);
            presets(nodeAttributes, cells);
            cells.text("label", GraphFiles.LABEL);
            cells.text("pid", "parent");
            if (!parent.isEmpty()) {
                cells.put(new Cell.Text("parent", parent));
            }
            cells.spell();
            inside(name -> {
                if (name.equals("nodes")) {
                    inside(inner -> {
                        if (inner.equals("node")) {
                            node(id);
                        } else {
                            xml.skip();
                        }
                    });
                } else {
                    detail(name, nodeAttributes, cells);
                }
            });
            cells.bounds();
            sink.node(id, cells.all());
        }

        private void edge() throws RefusedException, IOException {
            String source = xml.required(GraphFiles.SOURCE);
            String target = xml.required(GraphFiles.TARGET);
            ends.edge(source, xml.here());
            ends.edge(target, xml.here());
            ElementCells cells = new ElementCells(xml);
            presets(edgeAttributes, cells);
            cells.text("id", GraphFiles.ID);
            cells.text("label", GraphFiles.LABEL);
            cells.text("type", "direction");
            cells.text("kind", GraphFiles.RELATION);
            Optional<String> weight = xml.attribute("weight");
            if (weight.isPresent()) {
                cell(GraphFiles.WEIGHT, Cell.Declared.DECIMAL, weight.get()).ifPresent(cells::put);
            }
            cells.spell();
            inside(name -> detail(name, edgeAttributes, cells));
            cells.bounds();
            List<Cell> last = cells.lastTime();
            sink.edge(source, target, cells.withFirstTime());
            if (!last.isEmpty()) {
                sink.edge(source, target, last);
            }
        }

        private static void presets(Map<String, Attribute> attributes, ElementCells cells) {
            for (Attribute attribute : attributes.values()) {
                attribute.value.ifPresent(cells::put);
            }
        }

        /// What nodes and edges have alike.
        private void detail(String name, Map<String, Attribute> attributes, ElementCells cells)
                throws RefusedException, IOException {
            switch (name) {
                case "attvalues", "spells", "slices" -> inside(inner -> detail(inner, attributes, cells));
                case "attvalue" -> {
                    value(attributes, cells);
                    xml.skip();
                }
                case "spell", "slice" -> {
                    cells.spell();
                    xml.skip();
                }
                case "color" -> {
                    cells.color();
                    xml.skip();
                }
                case "position" -> {
                    number("x", GraphFiles.X, cells);
                    number("y", GraphFiles.Y, cells);
                    number("z", "z", cells);
                    xml.skip();
                }
                case "size" -> {
                    number("value", GraphFiles.SIZE, cells);
                    xml.skip();
                }
                case "thickness" -> {
                    number("value", "thickness", cells);
                    xml.skip();
                }
                case "shape" -> {
                    cells.text("value", "shape");
                    xml.skip();
                }
                default -> xml.skip();
            }
        }

        private void number(String name, String column, ElementCells cells) throws RefusedException {
            Optional<String> value = xml.attribute(name);
            if (value.isPresent()) {
                cell(column, Cell.Declared.DECIMAL, value.get()).ifPresent(cells::put);
            }
        }

        /// Versions before 1.2 name the attribute by `id`. Of several values in time the last one written counts.
        private void value(Map<String, Attribute> attributes, ElementCells cells) throws RefusedException {
            Optional<String> named = xml.attribute("for");
            String id = named.isPresent() ? named.get() : xml.required("id");
            Attribute attribute = attributes.get(id);
            if (attribute == null) {
                throw xml.malformed("attribute " + Refusal.shown(id) + " is not declared");
            }
            Optional<String> value = xml.attribute("value");
            if (value.isPresent()) {
                cell(attribute.column, attribute.type, value.get()).ifPresent(cells::put);
            }
        }
    }
}
