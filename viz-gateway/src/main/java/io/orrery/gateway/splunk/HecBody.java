package io.orrery.gateway.splunk;

import io.orrery.gateway.events.JsonObjects;
import io.orrery.topics.catalog.Catalogue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads the body of a post of events: objects glued together, with or without anything between them, or a list
/// of them. Either all of it is read or none. Pure.
final class HecBody {
    /// Events in one post.
    static final int MAX_EVENTS = 100_000;

    private static final Set<String> WORDS = Set.of("host", "source", "sourcetype", "index");

    private final byte[] body;
    private final List<HecEvent> events = new ArrayList<>();

    private HecBody(byte[] body) {
        this.body = body;
    }

    /// @throws HecRefusal that names the event which is wrong
    static List<HecEvent> read(byte[] body) {
        HecBody reading = new HecBody(body);
        try (JsonParser parser = JsonObjects.open(body)) {
            reading.all(parser);
        } catch (JacksonException notJson) {
            throw reading.wrong(HecCode.INVALID_FORMAT);
        }
        if (reading.events.isEmpty()) {
            throw new HecRefusal(HecCode.NO_DATA);
        }
        return reading.events;
    }

    private void all(JsonParser parser) {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    one(parser);
                }
            } else {
                one(parser);
            }
        }
    }

    private void one(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw wrong(HecCode.INVALID_FORMAT);
        }
        if (events.size() == MAX_EVENTS) {
            throw wrong(HecCode.TOO_LARGE);
        }
        int from = (int) parser.currentTokenLocation().getByteOffset();
        Map<String, String> words = new LinkedHashMap<>();
        byte[] event = null;
        boolean bare = true;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            bare &= name.equals("event");
            if (name.equals("event")) {
                event = event(parser, value);
            } else if (name.equals("fields") && value != JsonToken.START_OBJECT && value != JsonToken.VALUE_NULL) {
                throw wrong(HecCode.FIELDS_INVALID);
            } else if (WORDS.contains(name) && value.isScalarValue() && value != JsonToken.VALUE_NULL) {
                words.put(name, parser.getString());
            } else {
                parser.skipChildren();
            }
        }
        int to = (int) parser.currentLocation().getByteOffset();
        if (event == null) {
            throw wrong(HecCode.EVENT_REQUIRED);
        }
        if (to - from > Catalogue.MAX_VALUE_BYTES) {
            throw wrong(HecCode.TOO_LARGE);
        }
        events.add(new HecEvent(Arrays.copyOfRange(body, from, to), event, bare, words));
    }

    private byte @Nullable [] event(JsonParser parser, JsonToken value) {
        if (value == JsonToken.VALUE_NULL) {
            return null;
        }
        if (value == JsonToken.START_OBJECT || value == JsonToken.START_ARRAY) {
            return JsonObjects.slice(body, parser);
        }
        String text = parser.getString();
        if (text.isBlank()) {
            throw wrong(HecCode.EVENT_BLANK);
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private HecRefusal wrong(HecCode code) {
        return new HecRefusal(code, events.size());
    }
}
