package io.orrery.ingest.event;

import io.orrery.ingest.json.JsonParsers;
import io.orrery.ingest.table.ColumnType;
import io.orrery.ingest.table.Refusal;
import io.orrery.topics.model.Entity;
import io.orrery.topics.model.Reason;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads one event as JSON, flattened to dotted paths, and keeps the columns that a mapping wants. Total: every
/// sequence of bytes gives an
/// outcome. Thread-safe.
///
/// Of a repeated field the last value counts. A list of one value is that value; longer lists and unwanted depth
/// stay JSON text. Empty texts
/// and `-`, which is how log writers say "none", are nothing.
public final class EventParser {
    private static final String NONE = "-";

    private EventParser() {}

    public static EventOutcome parse(EventMapping mapping, byte[] event) {
        @Nullable String[] found = new @Nullable String[mapping.wanted()];
        try (JsonParser parser = JsonParsers.open(event, 0, event.length)) {
            try {
                JsonToken first = parser.nextToken();
                if (first == null) {
                    return new EventOutcome.Rejected(Reason.EMPTY, "The event holds nothing.", "byte 0");
                }
                if (first != JsonToken.START_OBJECT) {
                    return malformed("The event is not a JSON object.", parser);
                }
                object(parser, "", mapping, found);
                if (parser.nextToken() != null) {
                    return malformed("More than one JSON value stands in the event.", parser);
                }
            } catch (JacksonException e) {
                Refusal refusal = JsonParsers.refusal(e, parser, 0).refusal();
                return new EventOutcome.Rejected(
                        refusal.reason(), said(refusal), refusal.position().toString());
            }
        }
        return typed(mapping, found);
    }

    private static String said(Refusal refusal) {
        return refusal.message().replaceFirst("^The upload", "The event");
    }

    private static void object(JsonParser parser, String prefix, EventMapping mapping, @Nullable String[] found) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            String path = prefix.isEmpty() ? name : prefix + '.' + name;
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_OBJECT && mapping.leadsOn(path)) {
                object(parser, path, mapping, found);
                continue;
            }
            int place = mapping.place(path);
            if (place >= 0) {
                found[place] = EventValues.text(parser);
            } else {
                parser.skipChildren();
            }
        }
    }

    private static EventOutcome typed(EventMapping mapping, @Nullable String[] found) {
        @Nullable Object[] cells = new @Nullable Object[mapping.columns().size()];
        for (int i = 0; i < found.length; i++) {
            String text = found[i];
            if (text == null || text.isEmpty() || text.equals(NONE)) {
                continue;
            }
            String column = mapping.columns().get(i).name();
            ColumnType type = mapping.columns().get(i).type();
            if (type == ColumnType.UTF8) {
                cells[i] = text;
            } else if (type == ColumnType.TIMESTAMP) {
                OptionalLong micros = EventTimes.parse(text);
                if (micros.isEmpty()) {
                    return wrong(Reason.BAD_TIME, column, text, "is not a time");
                }
                cells[i] = micros.getAsLong();
            } else {
                Double number = EventValues.number(text);
                if (number == null) {
                    return wrong(Reason.WRONG_TYPE, column, text, "is not a number");
                }
                cells[i] = number;
            }
        }
        return related(mapping, cells);
    }

    private static EventOutcome wrong(Reason reason, String column, String text, String why) {
        return new EventOutcome.Rejected(
                reason,
                "Field " + column + " reads \"" + Refusal.shown(text) + "\", which " + why + ".",
                "field " + column);
    }

    private static EventOutcome related(EventMapping mapping, @Nullable Object[] cells) {
        TreeSet<String> missing = new TreeSet<>();
        for (EventMapping.Ends ends : mapping.relations()) {
            if (!holds(ends.when(), cells)) {
                continue;
            }
            boolean source = has(ends.source(), ends.relation().source(), cells);
            boolean destination = has(ends.destination(), ends.relation().destination(), cells);
            if (source && destination) {
                return new EventOutcome.Row(cells);
            }
            if (!source) {
                missing.add(ends.relation().source().column());
            }
            if (!destination) {
                missing.add(ends.relation().destination().column());
            }
        }
        if (missing.isEmpty()) {
            return new EventOutcome.Filtered("no-relation");
        }
        String fields = String.join(", ", missing);
        return new EventOutcome.Rejected(
                Reason.MISSING_ENTITY, "The event has no value for " + fields + ".", "field " + missing.getFirst());
    }

    private static boolean has(int place, Entity end, @Nullable Object[] cells) {
        return place == EventMapping.ALWAYS
                || cells[place] != null
                || !end.missing().isEmpty();
    }

    private static boolean holds(Map<Integer, String> when, @Nullable Object[] cells) {
        return when.entrySet().stream().allMatch(e -> e.getValue().equals(cells[e.getKey()]));
    }

    private static EventOutcome malformed(String why, JsonParser parser) {
        return new EventOutcome.Rejected(
                Reason.MALFORMED, why, "byte " + parser.currentTokenLocation().getByteOffset());
    }
}
