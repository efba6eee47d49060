package io.orrery.ingest.document;

import io.orrery.ingest.log.FieldTable;
import io.orrery.ingest.normal.EventTime;
import io.orrery.ingest.normal.NormalEvent;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What Microsoft's audit agent for Linux writes into syslog: `type=AUOMS_EXECVE
/// audit(1652292621.986:84138): pid=1 …`, values with blanks in quotes, lists in brackets. Some values
/// have blanks and no quotes: a value ends before the next `name=`.
final class Auoms {
    private static final FieldTable FIELDS = FieldTable.of("auditd.data.", """
            pid #process.pid
            ppid #process.parent.pid
            comm process.name
            exe process.executable
            cmdline process.command_line
            proctitle process.title
            cwd process.working_directory
            user user.name
            uid user.id
            audit_user user.audit.name
            node host.name
            name file.path
            containerid container.id
            """);
    private static final int LONGEST_NAME = 40;
    private static final int MOST_FIELDS = 1_000;

    private Auoms() {}

    static boolean isOne(String message) {
        return message.startsWith("type=AUOMS_");
    }

    static NormalEvent event(String message, long received, @Nullable String host) {
        NormalEvent.Builder into = NormalEvent.of("linux.auditd").nanos(received);
        int begin = message.indexOf(" audit(");
        int end = begin < 0 ? -1 : message.indexOf(')', begin);
        String type = message.substring("type=".length(), begin < 0 ? message.length() : begin);
        into.put("event.action", type).put("auditd.message_type", type);
        if (end > 0) {
            String stamp = message.substring(begin + " audit(".length(), end);
            int colon = stamp.indexOf(':');
            long nanos = EventTime.parse(colon < 0 ? stamp : stamp.substring(0, colon), ZoneOffset.UTC);
            into.nanos(nanos == NormalEvent.NO_TIME ? received : nanos);
            into.put("auditd.sequence", colon < 0 ? null : stamp.substring(colon + 1));
            fields(message.substring(end + 1)).forEach((name, value) -> FIELDS.put(into, name, value));
        }
        into.putIfAbsent("host.name", host);
        String success = into.text("auditd.data.success");
        into.put("event.outcome", success == null ? null : success.equals("yes") ? "success" : "failure");
        return into.build();
    }

    private static Map<String, Object> fields(String text) {
        Map<String, Object> fields = new LinkedHashMap<>();
        int equals = nextEquals(text, 0);
        while (equals > 0 && fields.size() < MOST_FIELDS) {
            int begin = nameBefore(text, equals);
            int value = equals + 1;
            int next;
            String read;
            if (value < text.length() && text.charAt(value) == '"') {
                int close = text.indexOf('"', value + 1);
                int stop = close < 0 ? text.length() : close;
                read = text.substring(value + 1, stop);
                next = nextEquals(text, stop);
            } else {
                next = nextEquals(text, value);
                read = text.substring(value, next < 0 ? text.length() : nameBefore(text, next))
                        .strip();
            }
            fields.putIfAbsent(text.substring(begin, equals), read);
            equals = next;
        }
        return fields;
    }

    /// The next `=` that a name stands before; -1 when there is none.
    private static int nextEquals(String text, int from) {
        int equals = text.indexOf('=', from);
        while (equals >= 0) {
            int begin = nameBefore(text, equals);
            boolean own = begin < equals && begin >= from && (begin == 0 || text.charAt(begin - 1) == ' ');
            if (own) {
                return equals;
            }
            equals = text.indexOf('=', equals + 1);
        }
        return -1;
    }

    private static int nameBefore(String text, int equals) {
        int begin = equals;
        while (begin > 0 && equals - begin < LONGEST_NAME && isName(text.charAt(begin - 1))) {
            begin--;
        }
        return begin;
    }

    private static boolean isName(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }
}
