package io.orrery.gateway.events;

import io.orrery.gateway.http.Answers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamReadException;

/// Looks at the form of JSON that is on its way to the log, without changing a byte of it; what it means is ingest's to
/// say. Pure.
public final class JsonObjects {
    private JsonObjects() {}

    /// Why the bytes are not JSON objects (one or more, one after the other or in lists); empty when they are.
    public static Optional<String> problem(byte[] text) {
        try (JsonParser parser = open(text)) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                return Optional.of("not a JSON object");
            }
            for (; token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_ARRAY) {
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        parser.skipChildren();
                    }
                    token = parser.currentToken() == JsonToken.END_ARRAY ? JsonToken.END_ARRAY : null;
                }
                if (token != JsonToken.START_OBJECT && token != JsonToken.END_ARRAY) {
                    return Optional.of("not a JSON object, at byte "
                            + parser.currentTokenLocation().getByteOffset());
                }
                parser.skipChildren();
            }
            return Optional.empty();
        } catch (JacksonException e) {
            return Optional.of("not valid JSON"
                    + (e.getLocation() == null
                            ? ""
                            : ", at byte " + e.getLocation().getByteOffset()));
        }
    }

    /// Why the bytes are not exactly one JSON object; empty when they are.
    public static Optional<String> problemOfOne(byte[] text) {
        Optional<String> problem = problem(text);
        return problem.isPresent() || (split(text).size() == 1 && text[0] == '{')
                ? problem
                : Optional.of("not one JSON object");
    }

    /// The objects of a text in which [#problem] finds none, each as its bytes were.
    public static List<byte[]> split(byte[] text) {
        List<byte[]> objects = new ArrayList<>(1);
        try (JsonParser parser = open(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    objects.add(slice(text, parser));
                }
            }
        }
        return objects;
    }

    /// The bytes of the first of these top-level fields whose value is an object; null when there is none.
    ///
    /// @param object valid JSON
    public static byte @Nullable [] valueOf(byte[] object, String... names) {
        for (String name : names) {
            try (JsonParser parser = open(object)) {
                parser.nextToken();
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    boolean wanted = parser.currentName().equals(name);
                    if (parser.nextToken() == JsonToken.START_OBJECT && wanted) {
                        return slice(object, parser);
                    }
                    parser.skipChildren();
                }
            }
        }
        return null;
    }

    /// The bytes of the object or list that the parser is at the start of; the parser is at its end then.
    ///
    /// @param text that the parser reads
    public static byte[] slice(byte[] text, JsonParser parser) {
        int from = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        return Arrays.copyOfRange(text, from, (int) parser.currentLocation().getByteOffset());
    }

    /// A parser that counts bytes, of UTF-8 only: of wider characters it would not know where their bytes are.
    ///
    /// @throws JacksonException when the text is in wider characters
    public static JsonParser open(byte[] text) {
        for (int i = 0; i < Math.min(4, text.length); i++) {
            if (text[i] == 0 || text[i] == (byte) 0xFE || text[i] == (byte) 0xFF) {
                throw new StreamReadException(null, "not UTF-8");
            }
        }
        return Answers.JSON.tokenStreamFactory().createParser(ObjectReadContext.empty(), text);
    }
}
