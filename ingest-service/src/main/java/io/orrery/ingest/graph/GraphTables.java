package io.orrery.ingest.graph;

import io.orrery.ingest.table.CellText;
import io.orrery.ingest.table.ColumnType;
import io.orrery.ingest.table.Refusal;
import io.orrery.ingest.table.RefusedException;
import io.orrery.ingest.table.TableOutput;
import io.orrery.ingest.table.TableWriter;
import io.orrery.ingest.table.Timestamps;
import io.orrery.topics.model.TablePart;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/// The second look at a graph file: its nodes and edges as rows of two tables. The table of edges is the one that ends
/// the upload.
final class GraphTables implements GraphSink {
    private final TableOutput out;
    private final DoubleSupplier share;
    private final @Nullable TableWriter nodes;
    private final TableWriter edges;
    private final Map<String, Integer> nodePlaces;
    private final Map<String, Integer> edgePlaces;

    GraphTables(GraphSurvey survey, TableOutput out, DoubleSupplier share) throws RefusedException {
        this.out = out;
        this.share = share;
        this.nodes = survey.hasNodes() ? out.begin(TablePart.NODES, survey.columns(TablePart.NODES)) : null;
        this.edges = out.begin(TablePart.EDGES, survey.columns(TablePart.EDGES));
        this.nodePlaces = survey.places(TablePart.NODES);
        this.edgePlaces = survey.places(TablePart.EDGES);
    }

    @Override
    public void node(String id, List<Cell> cells) throws RefusedException {
        TableWriter writer = nodes;
        if (writer == null) {
            throw new IllegalStateException("a node that the first look did not see");
        }
        id(writer, 0, id);
        row(writer, nodePlaces, cells);
    }

    @Override
    public void edge(String source, String target, List<Cell> cells) throws RefusedException {
        id(edges, 0, source);
        id(edges, 1, target);
        row(edges, edgePlaces, cells);
    }

    @Override
    public void leftOut(Refusal refusal) {
        out.reject(refusal);
    }

    void finish() {
        if (nodes != null) {
            nodes.pause();
        }
        edges.finish();
    }

    private void row(TableWriter writer, Map<String, Integer> places, List<Cell> cells) throws RefusedException {
        for (Cell cell : cells) {
            Integer place = places.get(cell.column());
            if (place == null) {
                throw new IllegalStateException("an attribute that the first look did not see");
            }
            put(writer, place, cell);
        }
        writer.endRow(share.getAsDouble());
    }

    private static void id(TableWriter writer, int place, String id) {
        if (writer.columns().get(place).type() == ColumnType.INT64) {
            writer.integer(place, Long.parseLong(id));
        } else {
            writer.text(place, id);
        }
    }

    private static void put(TableWriter writer, int place, Cell cell) {
        switch (writer.columns().get(place).type()) {
            case UTF8 -> writer.text(place, text(cell));
            case INT64 -> number(writer, place, cell, true);
            case FLOAT64 -> number(writer, place, cell, false);
            case BOOL -> {
                if (cell instanceof Cell.Flag flag) {
                    writer.bool(place, flag.value());
                } else {
                    byte[] word = word(cell);
                    if (!CellText.isMissing(word, 0, word.length)) {
                        writer.bool(place, CellText.isTrue(word, 0, word.length));
                    }
                }
            }
            case TIMESTAMP -> {
                if (cell instanceof Cell.Time time) {
                    writer.time(place, time.micros());
                } else {
                    byte[] word = word(cell);
                    if (!CellText.isMissing(word, 0, word.length)) {
                        writer.time(place, Timestamps.parse(word, 0, word.length));
                    }
                }
            }
        }
    }

    private static void number(TableWriter writer, int place, Cell cell, boolean whole) {
        switch (cell) {
            case Cell.Whole number when whole -> writer.integer(place, number.value());
            case Cell.Whole number -> writer.decimal(place, (double) number.value());
            case Cell.Decimal number -> writer.decimal(place, number.value());
            case Cell.Text _, Cell.Word _, Cell.Flag _, Cell.Time _ -> {
                byte[] word = word(cell);
                if (CellText.isMissing(word, 0, word.length)) {
                    return;
                }
                if (whole) {
                    writer.integer(place, CellText.integer(word, 0, word.length));
                } else {
                    writer.decimal(place, CellText.decimal(word, 0, word.length));
                }
            }
        }
    }

    private static byte[] word(Cell cell) {
        return text(cell).getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Cell cell) {
        return switch (cell) {
            case Cell.Text text -> text.value();
            case Cell.Word word -> word.value();
            case Cell.Whole whole -> Long.toString(whole.value());
            case Cell.Decimal decimal -> Double.toString(decimal.value());
            case Cell.Flag flag -> Boolean.toString(flag.value());
            case Cell.Time time ->
                Instant.EPOCH.plus(time.micros(), ChronoUnit.MICROS).toString();
        };
    }
}
