package io.orrery.ingest.log;

import io.orrery.ingest.json.JsonParsers;
import io.orrery.ingest.table.Position;
import io.orrery.ingest.table.Refusal;
import io.orrery.ingest.table.RefusedException;
import io.orrery.topics.model.Reason;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads the JSON objects of a raw event: one, several one after the other with or without blanks between them, or a
/// list of them. Bounded: at most [#MAX_FIELDS] fields in all.
public final class JsonReading {
    /// Fields and list entries of one raw event, in all.
    public static final int MAX_FIELDS = 100_000;

    private final JsonParser parser;
    private int left = MAX_FIELDS;

    private JsonReading(JsonParser parser) {
        this.parser = parser;
    }

    /// What was read: either objects or why not.
    public record Objects(List<JsonFields> objects, Parsed.@Nullable Refused refused) {}

    public static Objects read(RawEvent raw) {
        List<JsonFields> objects = new ArrayList<>();
        try (JsonParser parser = JsonParsers.open(raw.bytes(), raw.from(), raw.length())) {
            try {
                Parsed.Refused refused = new JsonReading(parser).all(objects);
                return new Objects(refused == null ? objects : List.of(), refused);
            } catch (JacksonException e) {
                return new Objects(
                        List.of(), refused(JsonParsers.refusal(e, parser, 0).refusal(), parser));
            } catch (RefusedException tooMany) {
                return new Objects(List.of(), refused(tooMany.refusal(), parser));
            }
        }
    }

    private static Parsed.Refused refused(Refusal refusal, JsonParser parser) {
        String at = refusal.position().toString();
        return new Parsed.Refused(
                refusal.reason(),
                refusal.message().replaceFirst("^The upload", "The event"),
                // JSON of two or four bytes a character is counted in characters.
                at.isEmpty() ? "character " + parser.currentLocation().getCharOffset() : at);
    }

    private Parsed.@Nullable Refused all(List<JsonFields> objects) throws RefusedException {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                objects.add(object());
            } else if (token == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    if (parser.currentToken() != JsonToken.START_OBJECT) {
                        return notAnObject();
                    }
                    objects.add(object());
                }
            } else {
                return notAnObject();
            }
        }
        return objects.isEmpty() ? new Parsed.Refused(Reason.EMPTY, "The event holds nothing.", "byte 0") : null;
    }

    private Parsed.Refused notAnObject() {
        long at = parser.currentTokenLocation().getByteOffset();
        return Parsed.Refused.malformed("The event is not a JSON object.", (int) Math.max(0, at));
    }

    private JsonFields object() throws RefusedException {
        JsonFields fields = new JsonFields();
        into(fields, "");
        return fields;
    }

    private void into(JsonFields fields, String prefix) throws RefusedException {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            count();
            String name = parser.currentName();
            String path = prefix.isEmpty() ? name : prefix + '.' + name;
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                into(fields, path);
            } else {
                fields.put(path, value());
            }
        }
    }

    private void count() throws RefusedException {
        if (--left < 0) {
            throw RefusedException.tooBig(
                    "the event has too many fields",
                    MAX_FIELDS,
                    "fields",
                    Position.atByte(parser.currentTokenLocation().getByteOffset()));
        }
    }

    private @Nullable Object value() throws RefusedException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT -> whole();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case START_ARRAY -> list();
            case START_OBJECT -> object();
            default -> null;
        };
    }

    /// Beyond 64 bits a number is only a name, so that it stays text.
    private Object whole() {
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            BigInteger big = parser.getBigIntegerValue();
            return big.toString();
        }
        return parser.getLongValue();
    }

    private List<Object> list() throws RefusedException {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            count();
            Object value = value();
            if (value != null) {
                list.add(value);
            }
        }
        return list;
    }
}
