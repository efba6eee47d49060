package io.orrery.ingest.graph.text;

import io.orrery.ingest.graph.Cell;
import io.orrery.ingest.graph.GraphParser;
import io.orrery.ingest.graph.GraphSink;
import io.orrery.ingest.table.Limits;
import io.orrery.ingest.table.Position;
import io.orrery.ingest.table.RefusedException;
import io.orrery.topics.model.GraphFiles;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;

/// Matrix Market files (NIST): a square matrix is a graph whose edges are its entries, from row to column; of any
/// other matrix rows and columns are nodes of their own, `row 3` and `column 3`. Of a symmetric matrix one
/// triangle is stored, and each entry is one edge. Entries of an array that are 0 are no edges.
public final class MatrixMarket implements GraphParser {
    private static final String FORMAT = "Matrix Market";
    private static final String BANNER = "%%matrixmarket";
    private static final long MOST_NODES = 2_000_000_000L;

    private enum Field {
        REAL,
        INTEGER,
        COMPLEX,
        PATTERN
    }

    private enum Symmetry {
        GENERAL,
        SYMMETRIC,
        SKEW_SYMMETRIC,
        HERMITIAN
    }

    @Override
    public void parse(InputStream in, Limits limits, GraphSink sink) throws RefusedException, IOException {
        LineWords words = new LineWords(in, FORMAT, limits, "");
        Header header = header(words);
        new Reading(words, header, sink).all();
    }

    private record Header(boolean sparse, Field field, Symmetry symmetry) {}

    private static Header header(LineWords words) throws RefusedException, IOException {
        if (!words.nextLine()
                || !words.nextWord()
                || !words.word().toLowerCase(Locale.ROOT).equals(BANNER)) {
            throw RefusedException.malformed(FORMAT, "it does not begin with %%MatrixMarket", Position.atLine(1));
        }
        String object = word(words);
        if (!object.equals("matrix")) {
            throw words.malformed("what it holds must be a matrix, is \"" + object + '"');
        }
        String layout = word(words);
        if (!layout.equals("coordinate") && !layout.equals("array")) {
            throw words.malformed("the layout must be coordinate or array, is \"" + layout + '"');
        }
        String type = word(words);
        Field field = switch (type) {
            case "real", "double" -> Field.REAL;
            case "integer", "unsigned-integer" -> Field.INTEGER;
            case "complex" -> Field.COMPLEX;
            case "pattern" -> Field.PATTERN;
            default -> throw words.malformed("the field must be real, integer, complex or pattern, is \"" + type + '"');
        };
        String kind = word(words);
        Symmetry symmetry = switch (kind) {
            case "general" -> Symmetry.GENERAL;
            case "symmetric" -> Symmetry.SYMMETRIC;
            case "skew-symmetric" -> Symmetry.SKEW_SYMMETRIC;
            case "hermitian" -> Symmetry.HERMITIAN;
            default ->
                throw words.malformed(
                        "the symmetry must be general, symmetric, skew-symmetric or hermitian, is \"" + kind + '"');
        };
        if (layout.equals("array") && field == Field.PATTERN) {
            throw words.malformed("an array has values and cannot be a pattern");
        }
        return new Header(layout.equals("coordinate"), field, symmetry);
    }

    private static String word(LineWords words) throws RefusedException, IOException {
        if (!words.nextWord()) {
            throw words.malformed("the first line ends too early");
        }
        return io.orrery.ingest.table.Refusal.shown(words.word().toLowerCase(Locale.ROOT));
    }

    private static final class Reading {
        private final LineWords words;
        private final Header header;
        private final GraphSink sink;
        private long rows;
        private long columns;

        Reading(LineWords words, Header header, GraphSink sink) {
            this.words = words;
            this.header = header;
            this.sink = sink;
        }

        void all() throws RefusedException, IOException {
            if (!nextLine()) {
                throw words.truncated("the line with its size is missing");
            }
            rows = words.within("the number of rows", words.wholeNumber("the number of rows"), 0, MOST_NODES);
            columns = words.within("the number of columns", words.number("the number of columns"), 0, MOST_NODES);
            long entries = header.sparse
                    ? words.within(
                            "the number of entries", words.number("the number of entries"), 0, Long.MAX_VALUE / 8)
                    : 0;
            if (header.symmetry != Symmetry.GENERAL && rows != columns) {
                throw words.malformed("a symmetric matrix has as many rows as columns");
            }
            if (rows == columns) {
                NodeNumbers.tell(rows, header.sparse ? entries : rows, sink);
            }
            if (header.sparse) {
                sparse(entries);
            } else {
                dense();
            }
            if (nextLine()) {
                throw words.malformed("there are more entries than its size says");
            }
        }

        /// To the first word of the next line that holds something.
        private boolean nextLine() throws RefusedException, IOException {
            while (words.nextLine()) {
                if (words.nextWord() && !words.word().startsWith("%")) {
                    return true;
                }
            }
            return false;
        }

        private void sparse(long entries) throws RefusedException, IOException {
            for (long entry = 0; entry < entries; entry++) {
                if (!nextLine()) {
                    throw words.truncated("only " + entry + " of its " + entries + " entries are there");
                }
                long row = words.within("the row", words.wholeNumber("the row"), 1, rows);
                long column = words.within("the column", words.number("the column"), 1, columns);
                edge(row, column, header.field == Field.PATTERN ? List.of() : value());
            }
        }

        /// Column after column; of a symmetric matrix from the diagonal downwards.
        private void dense() throws RefusedException, IOException {
            for (long column = 1; column <= columns; column++) {
                long first = switch (header.symmetry) {
                    case GENERAL -> 1;
                    case SYMMETRIC, HERMITIAN -> column;
                    case SKEW_SYMMETRIC -> column + 1;
                };
                for (long row = first; row <= rows; row++) {
                    if (!nextLine()) {
                        throw words.truncated("it ends at row " + row + " of column " + column);
                    }
                    List<Cell> value = firstRead();
                    if (!isZero(value)) {
                        edge(row, column, value);
                    }
                }
            }
        }

        private static boolean isZero(List<Cell> value) {
            return value.stream()
                    .allMatch(cell -> (cell instanceof Cell.Whole whole && whole.value() == 0)
                            || (cell instanceof Cell.Decimal decimal && decimal.value() == 0));
        }

        private List<Cell> value() throws RefusedException, IOException {
            if (!words.nextWord()) {
                throw words.malformed("the value is missing");
            }
            return firstRead();
        }

        /// The value whose first word was read.
        private List<Cell> firstRead() throws RefusedException, IOException {
            return switch (header.field) {
                case INTEGER -> List.of(new Cell.Whole(GraphFiles.WEIGHT, words.wholeNumber("the value")));
                case REAL, PATTERN -> List.of(new Cell.Decimal(GraphFiles.WEIGHT, words.decimal("the value")));
                case COMPLEX -> {
                    double real = words.decimal("the real part");
                    if (!words.nextWord()) {
                        throw words.malformed("the imaginary part is missing");
                    }
                    yield List.of(
                            new Cell.Decimal("real", real),
                            new Cell.Decimal("imaginary", words.decimal("the imaginary part")));
                }
            };
        }

        private void edge(long row, long column, List<Cell> value) throws RefusedException {
            if (rows == columns) {
                sink.edge(Long.toString(row), Long.toString(column), value);
            } else {
                sink.edge("row " + row, "column " + column, value);
            }
        }
    }
}
