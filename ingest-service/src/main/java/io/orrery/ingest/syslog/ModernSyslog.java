package io.orrery.ingest.syslog;

import io.orrery.ingest.log.Circumstances;
import io.orrery.ingest.normal.EventTime;
import io.orrery.ingest.normal.NormalEvent;
import io.orrery.ingest.text.TextScan;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Headers of RFC 5424: `<34>1 2026-11-23T08:00:00.003Z host app 1234 ID47 [id name="value"] message`.
final class ModernSyslog {
    private static final String NIL = "-";
    private static final int MOST_PARAMETERS = 1_000;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String text;
    private final Map<String, String> structured = new LinkedHashMap<>();
    private int at;

    private ModernSyslog(String text) {
        this.text = text;
    }

    /// Null when the text from `from` on (behind the priority) is not of this standard.
    static @Nullable SyslogHeader read(String text, int from, int priority, Circumstances known) {
        if (!text.startsWith("1 ", from)) {
            return null;
        }
        TextScan scan = new TextScan(text, from + 2);
        String time = scan.word();
        String host = scan.word();
        String program = scan.word();
        String process = scan.word();
        String messageId = scan.word();
        if (time == null || messageId == null) {
            return null;
        }
        long nanos = time.equals(NIL) ? NormalEvent.NO_TIME : EventTime.parse(time, known.zone());
        if (nanos == NormalEvent.NO_TIME && !time.equals(NIL)) {
            return null;
        }
        ModernSyslog reading = new ModernSyslog(text);
        int message = reading.data(scan.index());
        return new SyslogHeader(
                priority,
                nanos,
                value(host),
                value(program),
                value(process),
                value(messageId),
                reading.structured,
                message);
    }

    private static @Nullable String value(@Nullable String word) {
        return word == null || word.equals(NIL) ? null : word;
    }

    /// Reads structured data; returns where the message begins. What does not end is message.
    private int data(int from) {
        at = from;
        if (text.startsWith(NIL, at)) {
            at++;
        } else {
            while (at < text.length() && text.charAt(at) == '[') {
                int begin = at;
                if (!element()) {
                    at = begin;
                    break;
                }
            }
        }
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == BYTE_ORDER_MARK)) {
            at++;
        }
        return at;
    }

    private boolean element() {
        at++;
        String id = until(" ]");
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
            String name = until("=] ");
            if (!text.startsWith("=\"", at)) {
                return false;
            }
            at += 2;
            String value = quoted();
            if (value == null) {
                return false;
            }
            if (structured.size() < MOST_PARAMETERS) {
                structured.put(id + '.' + name, value);
            }
        }
        boolean ended = at < text.length() && text.charAt(at) == ']';
        at += ended ? 1 : 0;
        return ended;
    }

    private String until(String stops) {
        int begin = at;
        while (at < text.length() && stops.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(begin, at);
    }

    /// A value up to its closing quote, which is passed; null when there is none.
    private @Nullable String quoted() {
        StringBuilder value = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return value.toString();
            }
            boolean escaped = c == '\\' && at < text.length() && "\"\\]".indexOf(text.charAt(at)) >= 0;
            value.append(escaped ? text.charAt(at++) : c);
        }
        return null;
    }
}
