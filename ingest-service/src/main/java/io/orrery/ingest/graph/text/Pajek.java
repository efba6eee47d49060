package io.orrery.ingest.graph.text;

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
import java.util.List;
import java.util.Locale;

/// Pajek networks (`.net`): nodes with number, label, place, shape and parameters; arcs, edges, lists of them, and
/// matrices. A relation may be named after each section's word.
public final class Pajek implements GraphParser {
    private static final String FORMAT = "Pajek";
    private static final long MOST_NODES = 100_000_000;

    private enum Section {
        NOTHING,
        VERTICES,
        PAIRS,
        LISTS,
        MATRIX
    }

    @Override
    public void parse(InputStream in, Limits limits, GraphSink sink) throws RefusedException, IOException {
        new Reading(new LineWords(in, FORMAT, limits, "%"), sink).all();
    }

    private static final class Reading {
        private final LineWords words;
        private final GraphSink sink;
        private Section section = Section.NOTHING;
        private List<Cell> relation = List.of();
        private long nodes;
        private long told;
        private long matrixRow;

        Reading(LineWords words, GraphSink sink) {
            this.words = words;
            this.sink = sink;
        }

        void all() throws RefusedException, IOException {
            while (words.nextLine()) {
                if (!words.nextWord()) {
                    continue;
                }
                String first = words.word();
                if (first.startsWith("*") && !words.isQuoted()) {
                    begin(first.substring(1).toLowerCase(Locale.ROOT));
                    continue;
                }
                switch (section) {
                    case NOTHING -> throw words.malformed("a section such as *Vertices must come first");
                    case VERTICES -> vertex();
                    case PAIRS -> pair();
                    case LISTS -> list();
                    case MATRIX -> matrixRow();
                }
            }
            untold();
        }

        private void begin(String word) throws RefusedException, IOException {
            if (section == Section.VERTICES) {
                untold();
            }
            relation = List.of();
            switch (word) {
                case "network" -> section = Section.NOTHING;
                case "vertices" -> {
                    nodes = words.within(
                            "the number of vertices", words.number("the number of vertices"), 0, MOST_NODES);
                    told = 0;
                    section = Section.VERTICES;
                }
                case "arcs", "edges" -> section(Section.PAIRS);
                case "arcslist", "edgeslist" -> section(Section.LISTS);
                case "matrix" -> {
                    section(Section.MATRIX);
                    matrixRow = 0;
                }
                default -> throw words.malformed("section *" + Refusal.shown(word) + " is not read");
            }
        }

        /// `*Arcs :2 "likes"` is a relation with number and perhaps name.
        private void section(Section next) throws RefusedException, IOException {
            section = next;
            StringBuilder name = new StringBuilder();
            while (words.nextWord()) {
                name.append(name.isEmpty() ? "" : " ").append(words.word());
            }
            String plain = name.toString().replaceFirst("^: *[0-9]+ +", "").replaceFirst("^: *", "");
            relation = plain.isEmpty() ? List.of() : List.of(new Cell.Text(GraphFiles.RELATION, plain));
        }

        /// Vertices that have no line of their own.
        private void untold() throws RefusedException {
            if (told == 0) {
                NodeNumbers.tell(nodes, 0, sink);
                told = nodes;
            }
        }

        private void vertex() throws RefusedException, IOException {
            long node = words.within("the vertex", words.wholeNumber("the vertex"), 1, nodes);
            told++;
            List<Cell> cells = new ArrayList<>();
            if (words.nextWord()) {
                cells.add(new Cell.Text(GraphFiles.LABEL, words.word()));
            }
            String[] places = {GraphFiles.X, GraphFiles.Y, "z"};
            boolean more = words.nextWord();
            for (int place = 0; place < places.length && more && words.isNumber(); place++) {
                cells.add(new Cell.Decimal(places[place], words.decimal(places[place])));
                more = words.nextWord();
            }
            if (more && !isParameter(words.word())) {
                cells.add(new Cell.Text("shape", words.word()));
                more = words.nextWord();
            }
            parameters(more, cells);
            sink.node(Long.toString(node), cells);
        }

        private static boolean isParameter(String word) {
            return switch (word) {
                case "ic",
                        "bc",
                        "lc",
                        "x_fact",
                        "y_fact",
                        "s_size",
                        "bw",
                        "phi",
                        "r",
                        "q",
                        "fos",
                        "font",
                        "lr",
                        "lphi",
                        "la" -> true;
                default -> false;
            };
        }

        /// Names and values by turns; the colours of what is drawn have names of their own here.
        private void parameters(boolean read, List<Cell> cells) throws RefusedException, IOException {
            boolean more = read;
            while (more) {
                String name = words.word();
                if (!words.nextWord()) {
                    return;
                }
                String column = switch (name) {
                    case "ic", "c" -> GraphFiles.COLOR;
                    case "s_size" -> GraphFiles.SIZE;
                    case "l" -> GraphFiles.LABEL;
                    default -> name;
                };
                if (cells.stream().noneMatch(cell -> cell.column().equals(column))) {
                    cells.add(
                            words.isQuoted()
                                    ? new Cell.Text(column, words.word())
                                    : new Cell.Word(column, words.word()));
                }
                more = words.nextWord();
            }
        }

        private void pair() throws RefusedException, IOException {
            long source = words.within("the first end", words.wholeNumber("the first end"), 1, nodes);
            long target = words.within("the second end", words.number("the second end"), 1, nodes);
            List<Cell> cells = new ArrayList<>(relation);
            boolean more = words.nextWord();
            if (more && words.isNumber()) {
                cells.add(new Cell.Decimal(GraphFiles.WEIGHT, words.decimal("the value")));
                more = words.nextWord();
            }
            parameters(more, cells);
            sink.edge(Long.toString(source), Long.toString(target), cells);
        }

        private void list() throws RefusedException, IOException {
            String source = Long.toString(words.within("the vertex", words.wholeNumber("the vertex"), 1, nodes));
            while (words.nextWord()) {
                long target = words.within("a neighbour", words.wholeNumber("a neighbour"), 1, nodes);
                sink.edge(source, Long.toString(target), relation);
            }
        }

        private void matrixRow() throws RefusedException, IOException {
            matrixRow = words.within("the matrix's row", matrixRow + 1, 1, nodes);
            long column = 0;
            do {
                column = words.within("the matrix's column", column + 1, 1, nodes);
                double value = words.decimal("a value");
                if (value != 0) {
                    List<Cell> cells = new ArrayList<>(relation);
                    cells.add(new Cell.Decimal(GraphFiles.WEIGHT, value));
                    sink.edge(Long.toString(matrixRow), Long.toString(column), cells);
                }
            } while (words.nextWord());
        }
    }
}
