package io.orrery.ingest.json;

import io.orrery.ingest.table.ColumnType;
import io.orrery.ingest.table.TableWriter;
import io.orrery.ingest.table.Timestamps;
import io.orrery.ingest.table.TypeGuess;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectWriteContext;

/// One JSON value as a cell. The parser stands on the value's first token and is left on its last.
public final class JsonCells {
    private JsonCells() {}

    static void guess(TypeGuess guess, JsonParser value) {
        switch (value.currentToken()) {
            case VALUE_NULL -> {
                // Says nothing about the type.
            }
            case VALUE_TRUE, VALUE_FALSE -> guess.bool();
            case VALUE_NUMBER_INT -> {
                if (isLong(value)) {
                    guess.integer();
                } else {
                    guess.other();
                }
            }
            case VALUE_NUMBER_FLOAT -> guess.decimal();
            case VALUE_STRING -> guess.string(value.getString());
            default -> {
                guess.other();
                value.skipChildren();
            }
        }
    }

    static void fill(TableWriter writer, int column, ColumnType type, JsonParser value) {
        JsonToken token = value.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            writer.missing(column);
            return;
        }
        switch (type) {
            case UTF8 -> writer.text(column, token.isScalarValue() ? scalar(value) : nested(value));
            case INT64 -> writer.integer(column, value.getLongValue());
            case FLOAT64 -> writer.decimal(column, value.getDoubleValue());
            case BOOL -> writer.bool(column, value.getBooleanValue());
            case TIMESTAMP -> {
                byte[] bytes = value.getString().getBytes(StandardCharsets.UTF_8);
                writer.time(column, Timestamps.parse(bytes, 0, bytes.length));
            }
        }
    }

    /// A text as it is, a number as it is written, except that a whole number loses its point: 3.0 names the same as
    /// 3.
    public static String scalar(JsonParser value) {
        String text = value.getString();
        if (value.currentToken() != JsonToken.VALUE_NUMBER_FLOAT) {
            return text;
        }
        double number = value.getDoubleValue();
        boolean whole = number == Math.rint(number) && Math.abs(number) < 9.0e15;
        return whole ? Long.toString((long) number) : text;
    }

    public static String nested(JsonParser value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = JsonParsers.factory().createGenerator(ObjectWriteContext.empty(), text)) {
            generator.copyCurrentStructure(value);
        }
        return text.toString();
    }

    static boolean isLong(JsonParser value) {
        return value.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
    }
}
