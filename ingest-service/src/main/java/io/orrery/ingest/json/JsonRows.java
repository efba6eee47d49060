package io.orrery.ingest.json;

import io.orrery.ingest.format.SpooledFile;
import io.orrery.ingest.table.Position;
import io.orrery.ingest.table.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Walks the rows of a document in any layout but columns, calling a visitor for each cell.
final class JsonRows {
    private final RowVisitor visitor;
    private long row;

    private JsonRows(RowVisitor visitor) {
        this.visitor = visitor;
    }

    /// Sees every cell in the order of the file.
    interface RowVisitor {
        /// The parser stands on the value's first token and must be left on its last.
        void cell(String column, JsonParser value) throws RefusedException;

        /// @param at offset of the byte after the row
        void endRow(long at) throws RefusedException;
    }

    static void walk(SpooledFile file, JsonLayout layout, RowVisitor visitor) throws IOException, RefusedException {
        JsonRows rows = new JsonRows(visitor);
        try (InputStream in = file.open();
                JsonParser parser = JsonParsers.open(in)) {
            rows.document(parser, layout);
        }
    }

    private void document(JsonParser parser, JsonLayout layout) throws RefusedException {
        try {
            switch (layout) {
                case JsonLayout.Lines _ -> lines(parser);
                case JsonLayout.Records _ -> array(parser, List.of(), false);
                case JsonLayout.Values _ -> array(parser, List.of(), true);
                case JsonLayout.Envelope envelope -> envelope(parser, envelope);
                case JsonLayout.Index _ -> index(parser);
                case JsonLayout.Columns _ -> throw new IllegalArgumentException("columns are not walked by row");
            }
            JsonToken after = parser.nextToken();
            if (after != null) {
                throw refused("there is more behind the end of the table", parser);
            }
        } catch (JacksonException e) {
            throw JsonParsers.refusal(e, parser, 0);
        }
    }

    private void lines(JsonParser parser) throws RefusedException {
        while (parser.nextToken() != null) {
            record(parser);
        }
    }

    /// @param positional whether rows are arrays, named by `names` or by their place
    private void array(JsonParser parser, List<String> names, boolean positional) throws RefusedException {
        expect(parser, parser.nextToken(), JsonToken.START_ARRAY, "an array of rows");
        arrayRows(parser, names, positional);
    }

    private void arrayRows(JsonParser parser, List<String> names, boolean positional) throws RefusedException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (positional) {
                tuple(parser, names);
            } else {
                record(parser);
            }
        }
    }

    private void envelope(JsonParser parser, JsonLayout.Envelope envelope) throws RefusedException {
        expect(parser, parser.nextToken(), JsonToken.START_OBJECT, "an object");
        List<String> names = List.of();
        boolean found = false;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String member = parser.currentName();
            JsonToken value = parser.nextToken();
            if (envelope.split() && member.equals("columns")) {
                names = names(parser, value);
            } else if (member.equals(envelope.member()) && !found) {
                if (envelope.split() && names.isEmpty()) {
                    throw refused("\"columns\" must come before \"data\"", parser);
                }
                expect(parser, value, JsonToken.START_ARRAY, "an array of rows");
                arrayRows(parser, names, envelope.split());
                found = true;
            } else {
                parser.skipChildren();
            }
        }
        if (!found) {
            throw refused("it has no member \"" + envelope.member() + "\" with the rows", parser);
        }
    }

    private List<String> names(JsonParser parser, JsonToken value) throws RefusedException {
        expect(parser, value, JsonToken.START_ARRAY, "an array of names");
        List<String> names = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (!token.isScalarValue()) {
                throw refused("a column's name must be a text", parser);
            }
            names.add(parser.getString());
        }
        return io.orrery.ingest.table.TableOutput.distinctNames(names);
    }

    private void index(JsonParser parser) throws RefusedException {
        expect(parser, parser.nextToken(), JsonToken.START_OBJECT, "an object of rows");
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            parser.nextToken();
            record(parser);
        }
    }

    private void record(JsonParser parser) throws RefusedException {
        row++;
        expect(parser, parser.currentToken(), JsonToken.START_OBJECT, "an object");
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            visitor.cell(name.isEmpty() ? "column_" : name, parser);
        }
        visitor.endRow(parser.currentLocation().getByteOffset());
    }

    private void tuple(JsonParser parser, List<String> names) throws RefusedException {
        row++;
        expect(parser, parser.currentToken(), JsonToken.START_ARRAY, "an array");
        int place = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (!names.isEmpty() && place == names.size()) {
                throw refused("it has more values than there are columns, which are " + names.size(), parser);
            }
            visitor.cell(names.isEmpty() ? "column_" + (place + 1) : names.get(place), parser);
            place++;
        }
        visitor.endRow(parser.currentLocation().getByteOffset());
    }

    private void expect(JsonParser parser, JsonToken found, JsonToken wanted, String what) throws RefusedException {
        if (found != wanted) {
            String met = found == null
                    ? "the end"
                    : found.name()
                            .toLowerCase(Locale.ROOT)
                            .replace("value_", "")
                            .replace('_', ' ');
            throw refused("expected " + what + ", met " + met, parser);
        }
    }

    private RefusedException refused(String why, JsonParser parser) {
        return RefusedException.malformed(
                "JSON table",
                why,
                new Position(row, null, parser.currentTokenLocation().getByteOffset()));
    }
}
