package io.orrery.ingest.graph.text;

import io.orrery.ingest.graph.Cell;
import io.orrery.ingest.graph.GraphParser;
import io.orrery.ingest.graph.GraphSink;
import io.orrery.ingest.table.Limits;
import io.orrery.ingest.table.Refusal;
import io.orrery.ingest.table.RefusedException;
import io.orrery.topics.model.GraphFiles;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Edge lists: on each line the two ends of an edge, then perhaps its weight and more. Between them stands what stands
/// in the first line: a comma, a semicolon, a tab, a bar, else blanks. `#` and `%` begin comments. There is no header,
/// but one that names the ends in the usual words is taken as such.
public final class EdgeList implements GraphParser {
    private static final String FORMAT = "edge list";
    private static final String COMMENTS = "#%";
    private static final String SEPARATORS = ",;\t|";
    private static final int LOOK_AHEAD_BYTES = 1 << 16;
    private static final Set<String> SOURCES =
            Set.of("source", "src", "from", "fromnodeid", "from_id", "node1", "node_1", "head", "u", "id1");
    private static final Set<String> TARGETS = Set.of(
            "target", "destination", "dst", "dest", "to", "tonodeid", "to_id", "node2", "node_2", "tail", "v", "id2");
    /// When more than one line in so many is no edge, the file is no edge list.
    private static final int BROKEN_SHARE = 10;

    @Override
    public void parse(InputStream in, Limits limits, GraphSink sink) throws RefusedException, IOException {
        BufferedInputStream ahead = new BufferedInputStream(in, LOOK_AHEAD_BYTES);
        char separator = separator(ahead);
        LineWords words = new LineWords(ahead, FORMAT, limits, COMMENTS);
        words.separator(separator);
        new Reading(words, sink).all();
    }

    /// What the first line of data has between its words. A long file of comments may hide it: then blanks.
    private static char separator(BufferedInputStream in) throws IOException {
        in.mark(LOOK_AHEAD_BYTES);
        String head = new String(in.readNBytes(LOOK_AHEAD_BYTES), StandardCharsets.ISO_8859_1);
        in.reset();
        String first = head.lines()
                .filter(line -> !line.isBlank() && COMMENTS.indexOf(line.strip().charAt(0)) < 0)
                .findFirst()
                .orElse("")
                .replaceAll("\"[^\"]*\"", "");
        for (int i = 0; i < SEPARATORS.length(); i++) {
            char sign = SEPARATORS.charAt(i);
            if (first.strip().indexOf(sign) >= 0) {
                return sign;
            }
        }
        return LineWords.BLANKS;
    }

    private static final class Reading {
        private final LineWords words;
        private final GraphSink sink;
        private final List<String> names = new ArrayList<>(List.of("", ""));
        private long lines;
        private long broken;

        Reading(LineWords words, GraphSink sink) {
            this.words = words;
            this.sink = sink;
        }

        void all() throws RefusedException, IOException {
            Refusal first = null;
            while (words.nextLine()) {
                if (!words.nextWord()) {
                    continue;
                }
                lines++;
                String source = words.word();
                if (source.isEmpty() || !words.nextWord() || words.word().isEmpty()) {
                    broken++;
                    Refusal refusal = new Refusal.Malformed(FORMAT, "the line has no two ends", words.position());
                    first = first == null ? refusal : first;
                    sink.leftOut(refusal);
                    continue;
                }
                String target = words.word();
                if (lines > 1 || !isHeader(source, target)) {
                    sink.edge(source, target, cells());
                }
            }
            if (first != null && broken * BROKEN_SHARE > lines) {
                throw new RefusedException(first);
            }
        }

        private boolean isHeader(String source, String target) throws RefusedException, IOException {
            if (!SOURCES.contains(source.toLowerCase(Locale.ROOT))
                    || !TARGETS.contains(target.toLowerCase(Locale.ROOT))) {
                return false;
            }
            while (words.nextWord()) {
                names.add(words.word());
            }
            return true;
        }

        private List<Cell> cells() throws RefusedException, IOException {
            List<Cell> cells = new ArrayList<>(1);
            for (int at = 2; words.nextWord(); at++) {
                String value = words.word();
                String name = name(at);
                if (!value.isEmpty() || words.isQuoted()) {
                    cells.add(words.isQuoted() ? new Cell.Text(name, value) : new Cell.Word(name, value));
                }
            }
            return cells;
        }

        /// A third word is a weight when the first of them is a number, else a label.
        private String name(int at) {
            if (at == names.size()) {
                names.add(at > 2 ? "column_" + (at + 1) : words.isNumber() ? GraphFiles.WEIGHT : GraphFiles.LABEL);
            }
            String name = names.get(at);
            return name.isEmpty() ? "column_" + (at + 1) : name;
        }
    }
}
