package io.orrery.ingest.syslog;

import io.orrery.ingest.log.Circumstances;
import io.orrery.ingest.log.LogFormat;
import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.log.RawEvent;
import io.orrery.ingest.normal.NormalEvent;
import io.orrery.ingest.text.KeyValues;
import io.orrery.ingest.text.TextScan;
import io.orrery.ingest.text.WrittenTime;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Syslog of RFC 5424 and RFC 3164, with or without a priority, and the message of another format within.
public final class SyslogFormat implements LogFormat {
    private static final int MOST_PRIORITY = 191;
    private static final int FEWEST_PAIRS = 3;
    private static final List<String> WITHIN = List.of("CEF:", "LEEF:", "{", "<Event", "type=");
    private static final String COOKED = "@cee:";

    private final Function<RawEvent, Parsed> within;

    /// @param within reads a message that is of another format
    public SyslogFormat(Function<RawEvent, Parsed> within) {
        this.within = within;
    }

    @Override
    public String name() {
        return "syslog";
    }

    @Override
    public boolean fits(RawEvent raw) {
        if (raw.at(0) == '<') {
            return raw.at(1) >= '0' && raw.at(1) <= '9' && raw.indexOf(">", 2, 5) > 0;
        }
        if (raw.startsWith(Sourcefire.TAG + ':')) {
            return true;
        }
        String head = head(raw);
        return WrittenTime.bsd(head, 0, raw.known()) != null || OldSyslog.read(head, 0, -1, raw.known()) != null;
    }

    private static String head(RawEvent raw) {
        int length = Math.min(raw.length(), 200);
        return new String(raw.bytes(), raw.from(), length, StandardCharsets.ISO_8859_1);
    }

    @Override
    public Parsed parse(RawEvent raw) {
        String text = raw.text();
        int priority = -1;
        int from = 0;
        if (text.startsWith("<")) {
            TextScan scan = new TextScan(text, 1);
            priority = scan.number(3);
            if (priority < 0 || priority > MOST_PRIORITY || !scan.take('>')) {
                return Parsed.Refused.malformed("The event begins with no priority between 0 and 191.", 0);
            }
            from = scan.index();
        }
        SyslogHeader header = header(text, from, priority, raw.known());
        if (header == null) {
            return Parsed.Refused.malformed("The event has neither a priority nor a time.", 0);
        }
        return read(header, text.substring(header.message()), raw.known());
    }

    private static @Nullable SyslogHeader header(String text, int from, int priority, Circumstances known) {
        SyslogHeader modern = ModernSyslog.read(text, from, priority, known);
        if (modern != null) {
            return modern;
        }
        SyslogHeader old = OldSyslog.read(text, from, priority, known);
        boolean named = priority >= 0 || text.startsWith(Sourcefire.TAG + ':');
        return old != null || !named ? old : OldSyslog.bare(text, from, priority);
    }

    private Parsed read(SyslogHeader header, String message, Circumstances known) {
        String inner =
                message.startsWith(COOKED) ? message.substring(COOKED.length()).stripLeading() : message;
        // CEF begins behind whatever a relay put before it.
        int cef = message.indexOf("CEF:");
        String part = cef > 0 && cef < 200 ? message.substring(cef) : inner;
        if (WITHIN.stream().anyMatch(part::startsWith)
                && within.apply(RawEvent.of(part.getBytes(StandardCharsets.UTF_8), known)) instanceof Parsed.Events some
                && !some.events().isEmpty()) {
            return new Parsed.Events(
                    some.events().stream()
                            .map(event -> around(event.copy(), header))
                            .toList(),
                    some.refused());
        }
        return Parsed.Events.of(plain(header, message, known));
    }

    private static NormalEvent around(NormalEvent.Builder event, SyslogHeader header) {
        if (!event.hasTime()) {
            event.nanos(header.nanos());
        }
        // Who sends CEF is the sensor, not the host that it tells of.
        boolean sensor = event.dataset().startsWith("cef.") || event.dataset().startsWith("leef.");
        event.putIfAbsent(sensor ? "observer.name" : "host.name", header.host());
        envelope(event, header);
        return event.build();
    }

    private static void envelope(NormalEvent.Builder event, SyslogHeader header) {
        if (header.priority() >= 0) {
            event.put("log.syslog.priority", header.priority());
            event.put("log.syslog.facility.code", header.priority() / 8);
            event.put("log.syslog.severity.code", header.priority() % 8);
        }
        event.put("log.syslog.appname", header.program());
        event.put("log.syslog.msgid", header.messageId());
        header.structured().forEach((name, value) -> event.put("syslog.structured_data." + name, value));
    }

    private static NormalEvent plain(SyslogHeader header, String message, Circumstances known) {
        String program = header.program();
        String low = program == null ? "" : baseName(program).toLowerCase(Locale.ROOT);
        NormalEvent.Builder event =
                NormalEvent.of(low.isEmpty() ? "syslog" : "syslog." + low).nanos(header.nanos());
        event.put("host.name", header.host());
        event.put("process.name", low.isEmpty() ? null : low);
        event.put("process.pid", number(header.process()));
        event.put("message", message);
        envelope(event, header);
        boolean read = LogonPrograms.read(low, message, event)
                || CiscoAsa.read(message, event)
                || PaloAlto.read(message, known.zone(), event)
                || CiscoIse.read(message, event)
                || Sourcefire.read(low, message, event)
                || DataPower.read(message, event)
                || Repeated.read(message, event);
        if (!read) {
            Map<String, String> pairs = message.indexOf('=') < 0 ? Map.of() : KeyValues.of(message);
            if (low.equals("kernel") && pairs.containsKey("SRC")) {
                Netfilter.read(message, pairs, event);
            } else if (pairs.size() >= FEWEST_PAIRS) {
                pairs.forEach((key, value) -> event.put("syslog.data." + key, value));
            }
        }
        return event.build();
    }

    private static String baseName(String program) {
        int slash = program.lastIndexOf('/');
        return slash >= 0 && slash + 1 < program.length() ? program.substring(slash + 1) : program;
    }

    private static @Nullable Object number(@Nullable String process) {
        if (process == null) {
            return null;
        }
        boolean digits =
                !process.isEmpty() && process.length() < 10 && process.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? (Object) Long.valueOf(process) : process;
    }
}
