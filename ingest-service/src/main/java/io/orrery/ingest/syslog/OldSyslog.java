package io.orrery.ingest.syslog;

import io.orrery.ingest.log.Circumstances;
import io.orrery.ingest.normal.EventTime;
import io.orrery.ingest.normal.NormalEvent;
import io.orrery.ingest.text.WrittenTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Headers as RFC 3164 found them: `<34>Oct 11 22:14:15 host program[12]: message`, each part of which may be missing,
/// and the time in ISO 8601 where a newer daemon writes it.
final class OldSyslog {
    private static final int LONGEST_TAG = 100;
    private static final int SHORTEST_ISO = 19;

    private OldSyslog() {}

    /// Null when no time stands at `from`.
    static @Nullable SyslogHeader read(String text, int from, int priority, Circumstances known) {
        // Some devices mark a clock that is not synchronised.
        int begin = from < text.length() && (text.charAt(from) == '*' || text.charAt(from) == '.') ? from + 1 : from;
        WrittenTime time = time(text, begin, known);
        if (time == null) {
            return null;
        }
        int at = skip(text, time.end());
        String host = null;
        int end = wordEnd(text, at);
        if (!isTag(text, at) && end > at && text.charAt(at) != ':' && text.charAt(at) != '%') {
            host = text.substring(at, end);
            at = skip(text, end);
        }
        return tagged(text, at, priority, time.nanos(), host);
    }

    /// A message that comes with a priority and nothing else.
    static SyslogHeader bare(String text, int from, int priority) {
        return tagged(text, from, priority, NormalEvent.NO_TIME, null);
    }

    private static SyslogHeader tagged(String text, int from, int priority, long nanos, @Nullable String host) {
        if (!isTag(text, from)) {
            return new SyslogHeader(priority, nanos, host, null, null, null, Map.of(), skip(text, from));
        }
        int end = tagEnd(text, from);
        String program = text.substring(from, end);
        String process = null;
        int at = end;
        if (text.charAt(at) == '[') {
            int close = text.indexOf(']', at);
            process = text.substring(at + 1, close);
            at = close + 1;
        }
        if (at < text.length() && text.charAt(at) == ':') {
            at++;
        }
        return new SyslogHeader(priority, nanos, host, program, process, null, Map.of(), skip(text, at));
    }

    private static @Nullable WrittenTime time(String text, int from, Circumstances known) {
        WrittenTime written = WrittenTime.bsd(text, from, known);
        if (written != null) {
            // Cisco writes a colon behind the time, some write the zone.
            int end = written.end();
            return text.startsWith(" UTC", end) || text.startsWith(" GMT", end)
                    ? new WrittenTime(written.nanos(), end + 4)
                    : written;
        }
        int end = wordEnd(text, from);
        if (end - from < SHORTEST_ISO || text.charAt(from + 4) != '-') {
            return null;
        }
        long nanos = EventTime.parse(text.substring(from, end), known.zone());
        return nanos == NormalEvent.NO_TIME ? null : new WrittenTime(nanos, end);
    }

    /// Whether a program's name stands there, with its number or a colon behind it.
    private static boolean isTag(String text, int from) {
        int end = tagEnd(text, from);
        if (end == from || end >= text.length()) {
            return false;
        }
        if (text.charAt(end) == ':') {
            return end + 1 == text.length() || text.charAt(end + 1) == ' ';
        }
        return text.charAt(end) == '[' && text.indexOf(']', end) > end;
    }

    private static int tagEnd(String text, int from) {
        int i = from;
        while (i < text.length() && i - from < LONGEST_TAG && isOfTag(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isOfTag(char c) {
        return Character.isLetterOrDigit(c)
                || c == '-'
                || c == '_'
                || c == '.'
                || c == '/'
                || c == '('
                || c == ')'
                || c == '@';
    }

    private static int wordEnd(String text, int from) {
        int end = text.indexOf(' ', from);
        return end < 0 ? text.length() : end;
    }

    private static int skip(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }
}
