package io.orrery.ingest.document;

import io.orrery.ingest.log.Circumstances;
import io.orrery.ingest.log.FieldTime;
import io.orrery.ingest.log.JsonFamily;
import io.orrery.ingest.log.JsonFields;
import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.normal.EventTime;
import io.orrery.ingest.normal.NormalEvent;
import io.orrery.topics.model.Reason;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Alarms of Lancope StealthWatch, whose syslog line stands in `message`: time, source, destination,
/// severity, the name of the alarm and what it found. `host` is the collector.
public final class StealthWatch implements JsonFamily {
    private static final String MARK = " StealthWatch[";
    private static final List<String> SEVERITIES = List.of("trivial", "info", "minor", "major", "critical");
    /// Words with which the description begins, after the alarm's name.
    private static final List<String> DESCRIPTIONS = List.of("The", "Source", "Observed", "This", "An");
    private static final int MOST_WORDS = 7;

    @Override
    public String name() {
        return "stealthwatch";
    }

    @Override
    public boolean fits(JsonFields event) {
        String message = event.text("message");
        return message != null && message.startsWith("<") && message.contains(MARK);
    }

    @Override
    public Parsed read(JsonFields event, Circumstances known) {
        String message = String.valueOf(event.text("message"));
        int mark = message.indexOf(MARK);
        int begin = mark < 0 ? -1 : message.indexOf("]: ", mark);
        if (begin < 0) {
            return new Parsed.Refused(Reason.MALFORMED, "The message has no line of StealthWatch.", "field message");
        }
        String[] words = message.substring(begin + 3).strip().split(" +", 5);
        FieldTime received = FieldTime.of(event, known.zone(), "@timestamp");
        long own = EventTime.parse(words[0], ZoneOffset.UTC);
        if (words.length < 5 || own == NormalEvent.NO_TIME) {
            return Parsed.Refused.field(Reason.MALFORMED, "message", message.substring(begin + 3), "is no alarm");
        }
        NormalEvent.Builder into = NormalEvent.of("syslog.stealthwatch").nanos(own);
        into.put("event.kind", "alert").put("observer.vendor", "Lancope").put("observer.product", "StealthWatch");
        into.put("observer.name", message.substring(message.lastIndexOf(' ', mark - 1) + 1, mark));
        into.put("source.ip", words[1].equals("0.0.0.0") ? null : words[1]);
        into.put("destination.ip", words[2].equals("0.0.0.0") ? null : words[2]);
        int severity = SEVERITIES.indexOf(words[3].toLowerCase(Locale.ROOT));
        into.put("event.severity", severity < 0 ? null : (Long) (long) severity).put("log.level", words[3]);
        into.put("rule.name", alarm(words[4])).put("message", words[4]);
        into.put("log.source.address", event.text("host"));
        into.put("event.created", received.isNone() ? null : event.text("@timestamp"));
        return Parsed.Events.of(into.build());
    }

    /// The alarm's name ends where the sentence that describes it begins.
    private static @Nullable String alarm(String text) {
        String[] words = text.split(" ", MOST_WORDS + 2);
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < Math.min(words.length, MOST_WORDS); i++) {
            if (i > 0 && DESCRIPTIONS.contains(words[i])) {
                break;
            }
            name.append(i == 0 ? "" : " ").append(words[i]);
        }
        return name.toString();
    }
}
