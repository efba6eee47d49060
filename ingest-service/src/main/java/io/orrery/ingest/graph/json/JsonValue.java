package io.orrery.ingest.graph.json;

import io.orrery.ingest.graph.Cell;
import io.orrery.ingest.table.Position;
import io.orrery.ingest.table.RefusedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// One JSON value, small enough for memory; GraphSON's `{"@type": …, "@value": …}` stands for what is in it.
sealed interface JsonValue {
    record Nothing() implements JsonValue {}

    record Text(String value) implements JsonValue {}

    record Whole(long value) implements JsonValue {}

    record Decimal(double value) implements JsonValue {}

    record Flag(boolean value) implements JsonValue {}

    /// @param millis milliseconds since 1970 UTC
    record Time(long millis) implements JsonValue {
        private Cell micros(String column) {
            return new Cell.Time(column, Math.clamp(millis, -MOST_MILLIS, MOST_MILLIS) * 1_000);
        }
    }

    record Several(List<JsonValue> values) implements JsonValue {}

    record Fields(Map<String, JsonValue> values) implements JsonValue {
        JsonValue field(String name) {
            return values.getOrDefault(name, new Nothing());
        }
    }

    /// Where times that mean something end: the year 9999.
    long MOST_MILLIS = 253_402_300_799_000L;

    /// How many values one vertex or edge may hold, with all that is inside it.
    int MOST_VALUES = 4_000_000;

    /// Reads values, of which all together must stay below [#MOST_VALUES].
    final class Reader {
        private final JsonParser parser;
        private int left = MOST_VALUES;

        Reader(JsonParser parser) {
            this.parser = parser;
        }

        /// The value that begins at the parser's token.
        JsonValue read() throws RefusedException {
            if (--left < 0) {
                throw RefusedException.tooBig(
                        "one vertex holds too much",
                        MOST_VALUES,
                        "values",
                        Position.atByte(parser.currentTokenLocation().getByteOffset()));
            }
            return switch (parser.currentToken()) {
                case START_OBJECT -> fields();
                case START_ARRAY -> several();
                case VALUE_STRING -> new Text(parser.getString());
                case VALUE_NUMBER_INT ->
                    parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                            ? new Text(parser.getString())
                            : new Whole(parser.getLongValue());
                case VALUE_NUMBER_FLOAT -> new Decimal(parser.getDoubleValue());
                case VALUE_TRUE -> new Flag(true);
                case VALUE_FALSE -> new Flag(false);
                case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, VALUE_NULL ->
                    new Nothing();
            };
        }

        private JsonValue fields() throws RefusedException {
            Map<String, JsonValue> values = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                values.put(name, read());
            }
            return plain(new Fields(values));
        }

        private JsonValue several() throws RefusedException {
            List<JsonValue> values = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                values.add(read());
            }
            return new Several(values);
        }
    }

    /// What a typed value stands for.
    private static JsonValue plain(Fields fields) {
        if (!(fields.field("@type") instanceof Text type) || !fields.values.containsKey("@value")) {
            return fields;
        }
        JsonValue value = fields.field("@value");
        return switch (type.value) {
            case "g:Date", "g:Timestamp" -> value instanceof Whole millis ? new Time(millis.value) : value;
            case "g:Double", "g:Float" ->
                switch (value) {
                    case Whole whole -> new Decimal(whole.value);
                    case Text word ->
                        Cell.declared("", Cell.Declared.DECIMAL, word.value)
                                .filter(Cell.Decimal.class::isInstance)
                                .<JsonValue>map(cell -> new Decimal(((Cell.Decimal) cell).value()))
                                .orElse(value);
                    case Nothing _, Decimal _, Flag _, Time _, Several _, Fields _ -> value;
                };
            case "g:Map" -> value instanceof Several several ? map(several) : value;
            default -> value;
        };
    }

    /// Keys and values by turns.
    private static JsonValue map(Several several) {
        Map<String, JsonValue> values = new LinkedHashMap<>();
        for (int i = 0; i + 1 < several.values.size(); i += 2) {
            values.put(several.values.get(i).shown(), several.values.get(i + 1));
        }
        return new Fields(values);
    }

    /// As one text.
    default String shown() {
        return switch (this) {
            case Nothing _ -> "";
            case Text text -> text.value;
            case Whole whole -> Long.toString(whole.value);
            case Decimal decimal -> Double.toString(decimal.value);
            case Flag flag -> Boolean.toString(flag.value);
            case Time time -> Long.toString(time.millis);
            case Several several ->
                several.values.stream().map(JsonValue::shown).collect(Collectors.joining(", "));
            case Fields fields ->
                fields.values.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue().shown())
                        .collect(Collectors.joining(", "));
        };
    }

    /// As a cell; empty for nothing.
    default Optional<Cell> cell(String column) {
        return switch (this) {
            case Nothing _ -> Optional.empty();
            case Text text -> Optional.of(new Cell.Text(column, text.value));
            case Whole whole -> Optional.of(new Cell.Whole(column, whole.value));
            case Decimal decimal -> Optional.of(new Cell.Decimal(column, decimal.value));
            case Flag flag -> Optional.of(new Cell.Flag(column, flag.value));
            case Time time -> Optional.of(time.micros(column));
            case Several _, Fields _ -> Optional.of(new Cell.Text(column, shown()));
        };
    }
}
