package io.orrery.ingest.graph.text;

import io.orrery.ingest.graph.Cell;
import io.orrery.ingest.graph.GraphParser;
import io.orrery.ingest.graph.GraphSink;
import io.orrery.ingest.table.Limits;
import io.orrery.ingest.table.RefusedException;
import io.orrery.topics.model.GraphFiles;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// GML: keys with values, which are numbers, quoted text, or lists in brackets. Attributes inside lists are named by
/// their way (`graphics.fill`); the place in `graphics` is the node's.
public final class Gml implements GraphParser {
    private static final String FORMAT = "GML";
    private static final int MOST_DEPTH = 32;

    @Override
    public void parse(InputStream in, Limits limits, GraphSink sink) throws RefusedException, IOException {
        Reading reading = new Reading(new ByteSource(in, FORMAT, limits), sink, limits);
        reading.list(0, false);
        if (!reading.sawGraph) {
            throw RefusedException.malformed(
                    FORMAT, "there is no graph [ … ] in it", io.orrery.ingest.table.Position.UNKNOWN);
        }
    }

    /// What stands between two keys.
    private enum Kind {
        WORD,
        TEXT,
        OPEN,
        CLOSE,
        END
    }

    private static final class Reading {
        private final ByteSource source;
        private final GraphSink sink;
        private final Limits limits;
        private boolean sawGraph;

        Reading(ByteSource source, GraphSink sink, Limits limits) {
            this.source = source;
            this.sink = sink;
            this.limits = limits;
        }

        /// A list outside of nodes and edges.
        ///
        /// @param graph whether nodes and edges are here
        void list(int depth, boolean graph) throws RefusedException, IOException {
            while (true) {
                String key = key(depth);
                if (key == null) {
                    return;
                }
                boolean open = next() == Kind.OPEN;
                if (!open) {
                    value();
                } else if (graph && key.equals("node")) {
                    node();
                } else if (graph && key.equals("edge")) {
                    edge();
                } else {
                    boolean inner = graph || key.equals("graph");
                    sawGraph |= inner;
                    list(deeper(depth), inner);
                }
            }
        }

        /// The next key of a list; null at the list's end.
        private @Nullable String key(int depth) throws RefusedException, IOException {
            return switch (next()) {
                case WORD -> source.word();
                case CLOSE -> {
                    if (depth == 0) {
                        throw source.malformed("a ] closes nothing");
                    }
                    yield null;
                }
                case END -> {
                    if (depth > 0) {
                        throw source.truncated("a [ is never closed");
                    }
                    yield null;
                }
                case TEXT, OPEN -> throw source.malformed("a key must come here");
            };
        }

        private int deeper(int depth) throws RefusedException {
            if (depth == MOST_DEPTH) {
                throw RefusedException.tooBig("its lists are nested too deep", MOST_DEPTH, "levels", source.here());
            }
            return depth + 1;
        }

        private Kind kind = Kind.END;

        private Kind next() throws RefusedException, IOException {
            skip();
            source.beginWord();
            int b = source.peek();
            kind = switch (b) {
                case ByteSource.END -> Kind.END;
                case '[' -> Kind.OPEN;
                case ']' -> Kind.CLOSE;
                case '"' -> Kind.TEXT;
                default -> Kind.WORD;
            };
            switch (kind) {
                case END -> {}
                case OPEN, CLOSE -> source.take();
                case TEXT -> text();
                case WORD -> word();
            }
            return kind;
        }

        private void skip() throws IOException {
            for (int b = source.peek(); b == ' ' || b == '\t' || b == '\n' || b == '#'; b = source.peek()) {
                if (b == '#') {
                    source.skipLine();
                } else {
                    source.take();
                }
            }
        }

        private void word() throws RefusedException, IOException {
            for (int b = source.peek(); b > ' ' && b != '[' && b != ']' && b != '"'; b = source.peek()) {
                source.append(source.take());
            }
            if (source.wordLength() == 0) {
                throw source.malformed("a control character stands where a word must");
            }
        }

        private void text() throws RefusedException, IOException {
            source.take();
            for (int b = source.take(); b != '"'; b = source.take()) {
                if (b == ByteSource.END) {
                    throw source.truncated("a text is never closed");
                }
                source.append(b);
            }
        }

        /// The value that was just read, when it is none that opens a list.
        private String value() throws RefusedException {
            return switch (kind) {
                case WORD -> source.word();
                case TEXT -> CharacterEntities.decoded(source.word());
                case OPEN, CLOSE, END -> throw source.malformed("a value must come here");
            };
        }

        private void node() throws RefusedException, IOException {
            Attributes attributes = new Attributes();
            attributes("", 1, attributes);
            if (attributes.id == null) {
                throw source.malformed("the node that ends here has no id");
            }
            sink.node(attributes.id, attributes.cells);
        }

        private void edge() throws RefusedException, IOException {
            Attributes attributes = new Attributes();
            attributes("", 1, attributes);
            if (attributes.source == null || attributes.target == null) {
                throw source.malformed("the edge that ends here has no "
                        + (attributes.source == null ? GraphFiles.SOURCE : GraphFiles.TARGET));
            }
            if (attributes.id != null) {
                attributes.cells.add(new Cell.Word(GraphFiles.ID, attributes.id));
            }
            sink.edge(attributes.source, attributes.target, attributes.cells);
        }

        private static final class Attributes {
            private @Nullable String id;
            private @Nullable String source;
            private @Nullable String target;
            private final List<Cell> cells = new ArrayList<>();
        }

        private void attributes(String way, int depth, Attributes found) throws RefusedException, IOException {
            for (String key = key(depth); key != null; key = key(depth)) {
                if (next() == Kind.OPEN) {
                    attributes(way + key + ".", deeper(depth), found);
                    continue;
                }
                String value = value();
                switch (way + key) {
                    case "id" -> found.id = value;
                    case "source" -> found.source = value;
                    case "target" -> found.target = value;
                    case "graphics.x" -> cell(GraphFiles.X, value, found);
                    case "graphics.y" -> cell(GraphFiles.Y, value, found);
                    case "graphics.fill" -> cell(GraphFiles.COLOR, value, found);
                    default -> cell(way + key, value, found);
                }
                if (found.cells.size() > limits.columns()) {
                    throw RefusedException.tooBig(
                            "a node or edge has too many attributes", limits.columns(), "attributes", source.here());
                }
            }
        }

        /// The first value of an attribute counts; a key that comes again is a list, which a table has no place for.
        private void cell(String name, String value, Attributes found) {
            if (found.cells.stream().noneMatch(cell -> cell.column().equals(name))) {
                found.cells.add(kind == Kind.TEXT ? new Cell.Text(name, value) : new Cell.Word(name, value));
            }
        }
    }
}
