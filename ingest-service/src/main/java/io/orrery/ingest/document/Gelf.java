package io.orrery.ingest.document;

import io.orrery.ingest.log.Circumstances;
import io.orrery.ingest.log.FieldTable;
import io.orrery.ingest.log.FieldTime;
import io.orrery.ingest.log.JsonFamily;
import io.orrery.ingest.log.JsonFields;
import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.log.RawEvent;
import io.orrery.ingest.normal.NormalEvent;
import java.util.List;
import java.util.function.Function;

/// Messages of Graylog's extended log format: `host` is who wrote them, fields of the writer's own begin with `_`.
public final class Gelf implements JsonFamily {
    private static final FieldTable FIELDS = FieldTable.of("", """
            version .
            timestamp .
            host host.name
            short_message message
            full_message .
            level #log.syslog.severity.code
            facility log.syslog.facility.name
            file log.origin.file.name
            line #log.origin.file.line
            """);

    private final TextWithin text;

    /// @param text reads the text of another format that stands within an event
    public Gelf(Function<RawEvent, Parsed> text) {
        this.text = new TextWithin(text);
    }

    @Override
    public String name() {
        return "gelf";
    }

    @Override
    public boolean fits(JsonFields event) {
        return event.has("short_message") && event.has("host");
    }

    @Override
    public Parsed read(JsonFields event, Circumstances known) {
        long nanos = FieldTime.guess(event, known.zone(), "timestamp").nanos();
        for (String name : List.of("full_message", "short_message")) {
            String message = event.text(name);
            List<NormalEvent> within = message == null ? List.of() : text.read(message, known);
            if (!within.isEmpty()) {
                return TextWithin.merged(within, nanos, into -> around(event, into));
            }
        }
        NormalEvent.Builder into = NormalEvent.of("json").nanos(nanos);
        into.put("message", event.text("full_message"));
        around(event, into);
        return Parsed.Events.of(into.build());
    }

    private static void around(JsonFields event, NormalEvent.Builder into) {
        event.asMap().forEach((name, value) -> {
            boolean own = name.startsWith("_") && name.length() > 1;
            FIELDS.put(into, own ? name.substring(1) : name, value);
        });
    }
}
