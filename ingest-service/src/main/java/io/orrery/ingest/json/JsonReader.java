package io.orrery.ingest.json;

import io.orrery.ingest.format.ReadOptions;
import io.orrery.ingest.format.SpooledFile;
import io.orrery.ingest.format.TableReader;
import io.orrery.ingest.table.ColumnSpec;
import io.orrery.ingest.table.Position;
import io.orrery.ingest.table.RefusedException;
import io.orrery.ingest.table.TableOutput;
import io.orrery.ingest.table.TableWriter;
import io.orrery.ingest.table.TypeGuess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;

/// Reads JSON tables. Columns are the union of all rows' fields in the order in which they first appear; a field
/// that a
/// row lacks is missing
/// there; of a repeated field the last value counts.
public final class JsonReader implements TableReader {
    @Override
    public void read(SpooledFile file, ReadOptions options, TableOutput out) throws RefusedException, IOException {
        JsonLayout layout = JsonLayouts.of(file, options, out);
        Guesses guesses = new Guesses(out);
        walk(file, layout, guesses);
        if (guesses.byName.isEmpty()) {
            throw RefusedException.empty("it has no rows, or rows without fields");
        }
        List<ColumnSpec> columns = guesses.columns();
        TableWriter writer = out.begin(columns);
        walk(file, layout, new Filler(columns, writer, file.bytes()));
        writer.finish();
    }

    private static void walk(SpooledFile file, JsonLayout layout, JsonRows.RowVisitor visitor)
            throws IOException, RefusedException {
        if (layout instanceof JsonLayout.Columns columns) {
            JsonColumns.walk(file, columns.columns(), visitor);
        } else {
            JsonRows.walk(file, layout, visitor);
        }
    }

    /// First pass: which columns there are and of what type.
    private static final class Guesses implements JsonRows.RowVisitor {
        private final TableOutput out;
        private final Map<String, TypeGuess> byName = new LinkedHashMap<>();

        Guesses(TableOutput out) {
            this.out = out;
        }

        @Override
        public void cell(String column, JsonParser value) throws RefusedException {
            TypeGuess guess = byName.get(column);
            if (guess == null) {
                guess = new TypeGuess(out.isIdentifier(column));
                byName.put(column, guess);
                if (byName.size() > out.limits().columns()) {
                    throw RefusedException.tooBig(
                            "its rows have too many different fields",
                            out.limits().columns(),
                            "columns",
                            Position.atByte(value.currentTokenLocation().getByteOffset()));
                }
            }
            JsonCells.guess(guess, value);
        }

        @Override
        public void endRow(long at) {}

        List<ColumnSpec> columns() {
            List<ColumnSpec> columns = new ArrayList<>();
            byName.forEach((name, guess) -> columns.add(new ColumnSpec(name, guess.type())));
            return columns;
        }
    }

    /// Second pass: the cells.
    private static final class Filler implements JsonRows.RowVisitor {
        private final List<ColumnSpec> columns;
        private final Map<String, Integer> places = new LinkedHashMap<>();
        private final TableWriter writer;
        private final long bytes;

        Filler(List<ColumnSpec> columns, TableWriter writer, long bytes) {
            this.columns = columns;
            this.writer = writer;
            this.bytes = bytes;
            for (int i = 0; i < columns.size(); i++) {
                places.put(columns.get(i).name(), i);
            }
        }

        @Override
        public void cell(String column, JsonParser value) {
            Integer place = places.get(column);
            if (place != null) {
                JsonCells.fill(writer, place, columns.get(place).type(), value);
            }
        }

        @Override
        public void endRow(long at) throws RefusedException {
            writer.endRow(Math.min(1.0, (double) at / bytes));
        }
    }
}
