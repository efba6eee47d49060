package io.orrery.ingest.document;

import io.orrery.ingest.log.Circumstances;
import io.orrery.ingest.log.FieldTable;
import io.orrery.ingest.log.FieldTime;
import io.orrery.ingest.log.JsonFamily;
import io.orrery.ingest.log.JsonFields;
import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.normal.NormalEvent;

/// Any object: every field under its own name, the time from where it usually stands.
public final class PlainJson implements JsonFamily {
    private static final String[] TIMES = {
        "@timestamp",
        "timestamp",
        "time",
        "ts",
        "eventTime",
        "EventTime",
        "event_time",
        "TimeGenerated",
        "datetime",
        "date",
        "Timestamp",
        "Time",
        "created_at",
        "createdAt",
        "_time",
        "t"
    };

    @Override
    public String name() {
        return "json";
    }

    @Override
    public boolean fits(JsonFields event) {
        return true;
    }

    @Override
    public Parsed read(JsonFields event, Circumstances known) {
        NormalEvent.Builder into = NormalEvent.of("json")
                .nanos(FieldTime.guess(event, known.zone(), TIMES).nanos());
        event.asMap().forEach((name, value) -> FieldTable.keep(into, name, value));
        return Parsed.Events.of(into.build());
    }
}
