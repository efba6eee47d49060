package io.orrery.ingest.graph;

import io.orrery.ingest.table.CellText;
import io.orrery.ingest.table.ColumnSpec;
import io.orrery.ingest.table.ColumnType;
import io.orrery.ingest.table.Limits;
import io.orrery.ingest.table.Position;
import io.orrery.ingest.table.Refusal;
import io.orrery.ingest.table.RefusedException;
import io.orrery.ingest.table.TableOutput;
import io.orrery.ingest.table.TypeGuess;
import io.orrery.topics.model.GraphFiles;
import io.orrery.topics.model.TablePart;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The first look at a graph file: which attributes nodes and edges have, in the order in which they appear, and of
/// which type each is.
final class GraphSurvey implements GraphSink {
    private final Limits limits;
    private final Map<String, TypeGuess> nodeColumns = new LinkedHashMap<>();
    private final Map<String, TypeGuess> edgeColumns = new LinkedHashMap<>();
    /// Ids are whole numbers only when all of them are, in both tables: or `7` and `07` would be one node or two,
    /// depending on the table.
    private boolean numbers = true;
    private long nodes;
    private long edges;

    GraphSurvey(Limits limits) {
        this.limits = limits;
    }

    boolean isEmpty() {
        return nodes == 0 && edges == 0;
    }

    boolean hasNodes() {
        return nodes > 0;
    }

    @Override
    public void node(String id, List<Cell> cells) throws RefusedException {
        nodes++;
        id(id);
        look(nodeColumns, cells);
    }

    @Override
    public void edge(String source, String target, List<Cell> cells) throws RefusedException {
        edges++;
        id(source);
        id(target);
        look(edgeColumns, cells);
    }

    @Override
    public void leftOut(Refusal refusal) {
        // Told once, by the second look.
    }

    private void id(String id) {
        if (numbers) {
            byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
            numbers = CellText.isInteger(bytes, 0, bytes.length);
        }
    }

    private void look(Map<String, TypeGuess> columns, List<Cell> cells) throws RefusedException {
        for (Cell cell : cells) {
            TypeGuess guess = columns.get(cell.column());
            if (guess == null) {
                if (columns.size() == limits.columns()) {
                    throw RefusedException.tooBig(
                            "its nodes or edges have too many attributes",
                            limits.columns(),
                            "columns",
                            Position.UNKNOWN);
                }
                guess = new TypeGuess(false);
                columns.put(cell.column(), guess);
            }
            switch (cell) {
                case Cell.Text text -> guess.string(text.value());
                case Cell.Word word -> {
                    byte[] bytes = word.value().getBytes(StandardCharsets.UTF_8);
                    guess.text(bytes, 0, bytes.length);
                }
                case Cell.Whole _ -> guess.integer();
                case Cell.Decimal _ -> guess.decimal();
                case Cell.Flag _ -> guess.bool();
                case Cell.Time _ -> guess.time();
            }
        }
    }

    /// What the table of one part has: the ends or the id, then the attributes.
    List<ColumnSpec> columns(TablePart part) {
        ColumnType idType = numbers ? ColumnType.INT64 : ColumnType.UTF8;
        List<String> names = new ArrayList<>(fixed(part));
        Map<String, TypeGuess> guesses = guesses(part);
        names.addAll(guesses.keySet());
        List<String> distinct = TableOutput.distinctNames(names);
        List<ColumnSpec> columns = new ArrayList<>();
        int at = 0;
        for (; at < fixed(part).size(); at++) {
            columns.add(new ColumnSpec(distinct.get(at), idType));
        }
        for (TypeGuess guess : guesses.values()) {
            columns.add(new ColumnSpec(distinct.get(at++), guess.type()));
        }
        return columns;
    }

    /// At which place of the table each attribute stands.
    Map<String, Integer> places(TablePart part) {
        Map<String, Integer> places = new LinkedHashMap<>();
        int at = fixed(part).size();
        for (String name : guesses(part).keySet()) {
            places.put(name, at++);
        }
        return places;
    }

    private Map<String, TypeGuess> guesses(TablePart part) {
        return part == TablePart.NODES ? nodeColumns : edgeColumns;
    }

    private static List<String> fixed(TablePart part) {
        return part == TablePart.NODES ? List.of(GraphFiles.ID) : List.of(GraphFiles.SOURCE, GraphFiles.TARGET);
    }
}
