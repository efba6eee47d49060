package io.orrery.ingest.document;

import io.orrery.ingest.log.Circumstances;
import io.orrery.ingest.log.DatasetNames;
import io.orrery.ingest.log.FieldTable;
import io.orrery.ingest.log.FieldTime;
import io.orrery.ingest.log.JsonFamily;
import io.orrery.ingest.log.JsonFields;
import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.log.RawEvent;
import io.orrery.ingest.normal.NormalEvent;
import io.orrery.ingest.windows.WindowsXml;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A syslog message whose parts are the fields of an object: as syslog-ng's `$(format-json)` and the
/// journal write them (names in capitals), as rsyslog does, or as a row of Microsoft Sentinel's table
/// `Syslog`. The message is read as the line that it was.
public final class SyslogObject implements JsonFamily {
    private static final String[] MESSAGES = {"MESSAGE", "SyslogMessage", "msg", "message"};
    private static final Set<String> MESSAGE_NAMES = Set.of(MESSAGES);
    private static final String[] HOSTS = {"HOST", "_HOSTNAME", "HostName", "Computer", "hostname"};
    private static final String[] PROGRAMS = {
        "PROGRAM", "SYSLOG_IDENTIFIER", "_COMM", "ProcessName", "programname", "app-name", "appname"
    };
    private static final String[] PROCESSES = {"PID", "_PID", "SYSLOG_PID", "ProcessID", "procid"};
    private static final String[] FACILITIES = {"FACILITY", "Facility", "SYSLOG_FACILITY", "facility"};
    private static final String[] SEVERITIES = {"PRIORITY", "SeverityLevel", "severity"};
    private static final String[] TIMES = {
        "ISODATE",
        "_SOURCE_REALTIME_TIMESTAMP",
        "__REALTIME_TIMESTAMP",
        "EventTime",
        "TimeGenerated",
        "timereported",
        "timestamp",
        "@timestamp"
    };
    private static final FieldTable FIELDS = FieldTable.of("syslog.object.", """
            MESSAGE message
            SyslogMessage message
            msg message
            message message
            HOST .
            _HOSTNAME .
            HostName .
            Computer .
            hostname .
            HostIP host.ip
            _MACHINE_ID host.id
            SOURCEIP log.source.address
            PROGRAM log.syslog.appname
            SYSLOG_IDENTIFIER log.syslog.appname
            ProcessName log.syslog.appname
            programname log.syslog.appname
            PID $log.syslog.procid
            _PID $log.syslog.procid
            SYSLOG_PID $log.syslog.procid
            ProcessID $log.syslog.procid
            procid $log.syslog.procid
            FACILITY .
            Facility .
            SYSLOG_FACILITY .
            PRIORITY .
            SeverityLevel .
            _CMDLINE process.command_line
            _EXE process.executable
            _UID $user.id
            ISODATE .
            DATE .
            LEGACY_MSGHDR .
            EventTime .
            TimeGenerated .
            timestamp .
            timereported .
            @timestamp .
            @version .
            host .
            port .
            __REALTIME_TIMESTAMP .
            __MONOTONIC_TIMESTAMP .
            __CURSOR .
            _SOURCE_REALTIME_TIMESTAMP .
            TenantId azure.tenant_id
            _ResourceId azure.resource_id
            SourceSystem .
            MG .
            Type .
            """);
    private static final int LONGEST_WORD = 48;
    private static final long SECOND = 1_000_000_000L;

    private final TextWithin text;
    private final WindowsXml xml = new WindowsXml();

    /// @param text reads the text of another format that stands within an event
    public SyslogObject(Function<RawEvent, Parsed> text) {
        this.text = new TextWithin(text);
    }

    @Override
    public String name() {
        return "syslog-object";
    }

    @Override
    public boolean fits(JsonFields event) {
        return event.has("SyslogMessage")
                || event.has("MESSAGE")
                || (event.has("programname") && (event.has("msg") || event.has("message")));
    }

    @Override
    public Parsed read(JsonFields event, Circumstances known) {
        FieldTime time = FieldTime.guess(event, known.zone(), TIMES);
        String message = String.valueOf(event.firstText(MESSAGES));
        String host = event.firstText(HOSTS);
        String program = event.firstText(PROGRAMS);
        if (Auoms.isOne(message)) {
            return Parsed.Events.of(Auoms.event(message, time.nanos(), host));
        }
        List<NormalEvent> within = within(message, event, time.nanos(), known);
        if (!within.isEmpty()) {
            return TextWithin.merged(within, time.nanos(), into -> around(event, host, true, into));
        }
        NormalEvent.Builder into = NormalEvent.of(program == null ? "syslog" : DatasetNames.of("syslog.", program))
                .nanos(time.nanos());
        around(event, host, false, into);
        return Parsed.Events.of(into.build());
    }

    private List<NormalEvent> within(String message, JsonFields event, long nanos, Circumstances known) {
        if (message.startsWith("<Event")) {
            RawEvent raw = RawEvent.of(message.getBytes(StandardCharsets.UTF_8), known);
            return xml.parse(raw) instanceof Parsed.Events some ? some.events() : List.of();
        }
        boolean whole = message.startsWith("<") || message.startsWith("{") || event.firstText(PROGRAMS) == null;
        return text.read(whole ? message : line(message, event, nanos), known);
    }

    /// The line of RFC 5424 that the parts make.
    private static String line(String message, JsonFields event, long nanos) {
        Long facility = SyslogWords.facility(event.firstText(FACILITIES));
        Long severity = SyslogWords.severity(event.firstText(SEVERITIES));
        long priority = (facility == null ? 1 : facility) * 8 + (severity == null ? 6 : severity);
        String time = nanos == NormalEvent.NO_TIME
                ? "-"
                : Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND) / 1_000 * 1_000)
                        .toString();
        return "<" + priority + ">1 " + time + ' ' + word(event.firstText(HOSTS)) + ' '
                + word(event.firstText(PROGRAMS)) + ' ' + word(event.firstText(PROCESSES)) + " - - " + message;
    }

    private static String word(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "-";
        }
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < Math.min(text.length(), LONGEST_WORD); i++) {
            char c = text.charAt(i);
            word.append(c > ' ' && c < 0x7F ? c : '_');
        }
        return word.toString();
    }

    private static void around(JsonFields event, @Nullable String host, boolean wasRead, NormalEvent.Builder into) {
        into.putIfAbsent("host.name", host);
        into.putIfAbsent("log.syslog.facility.code", SyslogWords.facility(event.firstText(FACILITIES)));
        into.putIfAbsent("log.syslog.severity.code", SyslogWords.severity(event.firstText(SEVERITIES)));
        event.asMap().forEach((name, value) -> {
            if (!wasRead || !MESSAGE_NAMES.contains(name)) {
                FIELDS.put(into, name, value);
            }
        });
    }
}
