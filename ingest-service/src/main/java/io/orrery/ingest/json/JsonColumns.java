package io.orrery.ingest.json;

import io.orrery.ingest.format.SpooledFile;
import io.orrery.ingest.json.JsonLayout.ColumnStart;
import io.orrery.ingest.json.JsonRows.RowVisitor;
import io.orrery.ingest.table.Position;
import io.orrery.ingest.table.RefusedException;
import io.orrery.ingest.table.TableOutput;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Turns a document of columns into rows without holding it: one parser per column, each begun where its column
/// begins,
/// moved in step.
final class JsonColumns {
    private static final int MAX_COLUMNS = 1_000;

    private JsonColumns() {}

    static void walk(SpooledFile file, List<ColumnStart> starts, RowVisitor visitor)
            throws IOException, RefusedException {
        if (starts.size() > MAX_COLUMNS) {
            throw RefusedException.tooBig(
                    "it has " + starts.size() + " columns", MAX_COLUMNS, "columns", Position.UNKNOWN);
        }
        List<String> names =
                TableOutput.distinctNames(starts.stream().map(ColumnStart::name).toList());
        List<Cursor> cursors = new ArrayList<>();
        try {
            for (int i = 0; i < starts.size(); i++) {
                cursors.add(Cursor.open(file, names.get(i), starts.get(i).at()));
            }
            while (row(cursors, visitor)) {
                visitor.endRow(cursors.getLast().offset());
            }
        } finally {
            for (Cursor cursor : cursors) {
                cursor.close();
            }
        }
    }

    private static boolean row(List<Cursor> cursors, RowVisitor visitor) throws RefusedException {
        Cursor first = cursors.getFirst();
        boolean more = first.next();
        for (Cursor cursor : cursors) {
            if (cursor != first && cursor.next() != more) {
                throw RefusedException.malformed(
                        "JSON table",
                        "its columns differ in length",
                        new Position(0, more ? cursor.name : first.name, cursor.offset()));
            }
            if (more) {
                if (cursor.key != null && !cursor.key.equals(first.key)) {
                    throw RefusedException.malformed(
                            "JSON table",
                            "its columns list their rows in different orders",
                            new Position(0, cursor.name, cursor.offset()));
                }
                cursor.visit(visitor);
            }
        }
        return more;
    }

    private static final class Cursor {
        private final String name;
        private final long start;
        private final InputStream in;
        private final JsonParser parser;
        private @Nullable String key;

        private Cursor(String name, long start, InputStream in, JsonParser parser) {
            this.name = name;
            this.start = start;
            this.in = in;
            this.parser = parser;
        }

        static Cursor open(SpooledFile file, String name, long at) throws IOException, RefusedException {
            InputStream in = file.open();
            in.skipNBytes(at);
            Cursor cursor = new Cursor(name, at, in, JsonParsers.open(in));
            JsonToken token = cursor.parser.nextToken();
            if (token != JsonToken.START_OBJECT && token != JsonToken.START_ARRAY) {
                cursor.close();
                throw RefusedException.malformed(
                        "JSON table", "a column must be an array or an object", new Position(0, name, at));
            }
            return cursor;
        }

        /// Moves to the column's next value; false at its end.
        boolean next() throws RefusedException {
            try {
                JsonToken token = parser.nextToken();
                if (token == JsonToken.PROPERTY_NAME) {
                    key = parser.currentName();
                    token = parser.nextToken();
                }
                return token != JsonToken.END_ARRAY && token != JsonToken.END_OBJECT;
            } catch (JacksonException e) {
                throw JsonParsers.refusal(e, parser, start);
            }
        }

        void visit(RowVisitor visitor) throws RefusedException {
            try {
                visitor.cell(name, parser);
            } catch (JacksonException e) {
                throw JsonParsers.refusal(e, parser, start);
            }
        }

        long offset() {
            return start + parser.currentLocation().getByteOffset();
        }

        void close() throws IOException {
            parser.close();
            in.close();
        }
    }
}
