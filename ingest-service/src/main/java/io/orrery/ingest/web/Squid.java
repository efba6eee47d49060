package io.orrery.ingest.web;

import io.orrery.ingest.log.LogFormat;
import io.orrery.ingest.log.Numbers;
import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.log.RawEvent;
import io.orrery.ingest.normal.EventTime;
import io.orrery.ingest.normal.NormalEvent;
import io.orrery.ingest.row.WrittenHost;
import io.orrery.topics.model.Reason;

/// Squid's native access log: `time elapsed client code/status bytes method url user hierarchy/peer type`.
public final class Squid implements LogFormat {
    private static final int LEAST = 9;
    private static final int TIME_DIGITS = 10;
    private static final long NANOS_PER_MILLI = 1_000_000;
    /// Longer than any request takes, so that its nanoseconds fit.
    private static final long LONGEST_MILLIS = 1L << 40;

    @Override
    public String name() {
        return "squid";
    }

    /// `1461576382.642    161 `
    @Override
    public boolean fits(RawEvent raw) {
        for (int i = 0; i < TIME_DIGITS + 4; i++) {
            int c = raw.at(i);
            if (i == TIME_DIGITS ? c != '.' : c < '0' || c > '9') {
                return false;
            }
        }
        return raw.at(TIME_DIGITS + 4) == ' ' && raw.indexOf("/", TIME_DIGITS, 120) > 0;
    }

    @Override
    public Parsed parse(RawEvent raw) {
        Words words = Words.of(raw.text());
        int slash = words.text(3).indexOf('/');
        if (words.size() < LEAST || slash < 0) {
            return Parsed.Refused.malformed(
                    "The line has not the columns of Squid's log: time, elapsed, client, code/status and six more.", 0);
        }
        long nanos = EventTime.parse(words.text(0), raw.known().zone());
        if (nanos == NormalEvent.NO_TIME) {
            return Parsed.Refused.field(Reason.BAD_TIME, "time", words.text(0), "is not a time");
        }
        NormalEvent.Builder into = NormalEvent.of("squid.access").nanos(nanos);
        Long elapsed = Numbers.whole(words.text(1));
        if (elapsed != null && Math.abs(elapsed) < LONGEST_MILLIS) {
            into.put("event.duration", elapsed * NANOS_PER_MILLI);
        }
        WrittenHost.put(into, "source", words.text(2));
        String code = words.text(3).substring(0, slash);
        into.put("event.action", code);
        WebRequest.status(into, words.text(3).substring(slash + 1));
        into.put("event.outcome", code.contains("DENIED") ? "failure" : null);
        into.put("http.response.bytes", Numbers.whole(words.text(4)));
        into.put("http.request.method", words.text(5));
        WebRequest.target(into, words.text(6));
        WebRequest.user(into, words.text(7));
        peer(into, words.text(8));
        into.put("http.response.mime_type", words.text(9));
        return Parsed.Events.of(into.build());
    }

    /// `HIER_DIRECT/203.0.113.5`
    private static void peer(NormalEvent.Builder into, String hierarchy) {
        int slash = hierarchy.indexOf('/');
        into.put("squid.access.hierarchy", slash < 0 ? hierarchy : hierarchy.substring(0, slash));
        if (slash >= 0) {
            WrittenHost.put(into, "destination", hierarchy.substring(slash + 1));
        }
    }
}
