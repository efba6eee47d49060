package io.orrery.ingest.log;

import io.orrery.ingest.normal.EventTime;
import io.orrery.ingest.normal.NormalEvent;
import io.orrery.ingest.normal.Nothing;
import io.orrery.topics.model.Reason;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// The time that an event's fields tell.
///
/// @param nanos since 1970 UTC, or [NormalEvent#NO_TIME] when no field tells any
/// @param refused null unless the field that should tell it cannot be read
public record FieldTime(long nanos, Parsed.@Nullable Refused refused) {
    public static final FieldTime NONE = new FieldTime(NormalEvent.NO_TIME, null);

    public static FieldTime at(long nanos) {
        return new FieldTime(nanos, null);
    }

    public static FieldTime unreadable(String field, String text) {
        return new FieldTime(NormalEvent.NO_TIME, Parsed.Refused.field(Reason.BAD_TIME, field, text, "is not a time"));
    }

    public boolean isNone() {
        return nanos == NormalEvent.NO_TIME && refused == null;
    }

    /// The first of the named fields that has a value.
    ///
    /// @param zone of a time that names none
    public static FieldTime of(JsonFields event, ZoneId zone, String... names) {
        for (String name : names) {
            String text = event.text(name);
            if (text != null && !Nothing.is(text)) {
                long nanos = parse(event.value(name), text, zone);
                return nanos == NormalEvent.NO_TIME ? unreadable(name, text) : at(nanos);
            }
        }
        return NONE;
    }

    /// The first of the named fields that reads as a time; the others are taken for something else.
    public static FieldTime guess(JsonFields event, ZoneId zone, String... names) {
        for (String name : names) {
            String text = event.text(name);
            long nanos = text == null ? NormalEvent.NO_TIME : parse(event.value(name), text, zone);
            if (nanos != NormalEvent.NO_TIME) {
                return at(nanos);
            }
        }
        return NONE;
    }

    private static long parse(@Nullable Object value, String text, ZoneId zone) {
        return switch (value) {
            case Long number -> EventTime.epoch(number);
            case Double number -> EventTime.epoch(number);
            case null, default -> EventTime.parse(text.strip(), zone);
        };
    }
}
