package io.orrery.ingest.windows;

import io.orrery.ingest.log.Circumstances;
import io.orrery.ingest.log.FieldTime;
import io.orrery.ingest.log.JsonFields;
import io.orrery.ingest.normal.EventTime;
import io.orrery.ingest.normal.NormalEvent;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Which of the times in an event is the event's own.
///
/// NXLog writes `EventTime` and `EventReceivedTime` in the host's zone without naming it; a later hop
/// adds `@timestamp` in UTC, seconds after the event. The difference of the two latter, rounded to a
/// quarter of an hour, is that zone.
final class Times {
    private static final long SECOND = 1_000_000_000L;
    private static final long QUARTER = 900 * SECOND;

    private Times() {}

    static FieldTime flat(JsonFields event, Circumstances known) {
        FieldTime named = FieldTime.of(event, ZoneOffset.UTC, "TimeCreated", "UtcTime", "TimeCreatedUtc");
        if (!named.isNone()) {
            return named;
        }
        String local = event.text("EventTime");
        if (local == null) {
            return FieldTime.of(
                    event, ZoneOffset.UTC, "@timestamp", "TimeGenerated", "timestamp", "time", "EventReceivedTime");
        }
        long asUtc = EventTime.parse(local, ZoneOffset.UTC);
        if (asUtc == NormalEvent.NO_TIME) {
            return FieldTime.unreadable("EventTime", local);
        }
        Long ahead = ahead(event.text("@timestamp"), event.text("EventReceivedTime"));
        return FieldTime.at(ahead == null ? EventTime.parse(local, known.zone()) : asUtc + ahead);
    }

    /// The attribute `SystemTime`.
    static FieldTime system(@Nullable String written) {
        if (written == null) {
            return FieldTime.NONE;
        }
        long nanos = EventTime.parse(written, ZoneOffset.UTC);
        return nanos == NormalEvent.NO_TIME ? FieldTime.unreadable("System.TimeCreated", written) : FieldTime.at(nanos);
    }

    /// How far UTC is ahead of the host's clock; null when the event does not tell.
    private static @Nullable Long ahead(@Nullable String timestamp, @Nullable String received) {
        if (timestamp == null || received == null || received.indexOf('T') > 0) {
            return null;
        }
        long utc = EventTime.parse(timestamp, ZoneOffset.UTC);
        long local = EventTime.parse(received, ZoneOffset.UTC);
        if (utc == NormalEvent.NO_TIME || local == NormalEvent.NO_TIME) {
            return null;
        }
        return Math.floorDiv(utc - local + QUARTER / 2, QUARTER) * QUARTER;
    }

    /// As ISO 8601; null when there is no time.
    static @Nullable String iso(long nanos) {
        return nanos == NormalEvent.NO_TIME
                ? null
                : Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND))
                        .toString();
    }
}
