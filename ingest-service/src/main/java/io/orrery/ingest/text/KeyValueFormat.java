package io.orrery.ingest.text;

import io.orrery.ingest.log.LogFormat;
import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.log.RawEvent;
import io.orrery.ingest.normal.EventTime;
import io.orrery.ingest.normal.NormalEvent;
import java.util.List;
import java.util.Map;

/// Lines of `key=value` and nothing known around them.
public final class KeyValueFormat implements LogFormat {
    private static final int FEWEST = 3;
    private static final int LOOKED_AT = 400;
    private static final List<String> TIMES = List.of("time", "ts", "timestamp", "eventtime", "date");

    @Override
    public String name() {
        return "keyvalue";
    }

    @Override
    public boolean fits(RawEvent raw) {
        int pairs = 0;
        int at = raw.indexOf("=", 1, LOOKED_AT);
        while (at > 0 && pairs < FEWEST) {
            pairs++;
            at = raw.indexOf("=", at + 1, LOOKED_AT);
        }
        return pairs >= FEWEST;
    }

    @Override
    public Parsed parse(RawEvent raw) {
        Map<String, String> pairs = KeyValues.of(raw.text());
        if (pairs.isEmpty()) {
            return Parsed.Refused.malformed("The event holds no key=value.", 0);
        }
        NormalEvent.Builder event = NormalEvent.of("keyvalue");
        for (String name : TIMES) {
            String text = pairs.get(name);
            if (text != null && !event.hasTime()) {
                event.nanos(EventTime.parse(text, raw.known().zone()));
            }
        }
        pairs.forEach(event::put);
        return Parsed.Events.of(event.build());
    }
}
