package io.orrery.ingest.syslog;

import io.orrery.ingest.log.Numbers;
import io.orrery.ingest.normal.EventTime;
import io.orrery.ingest.normal.NormalEvent;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Traffic and threat logs of Palo Alto's firewalls: comma separated columns whose order the maker's syslog field
/// descriptions give, the first of them kept for future use.
final class PaloAlto {
    private static final int MOST_COLUMNS = 200;
    private static final int FEWEST_COLUMNS = 31;
    private static final int GENERATED = 6;
    private static final int ACTION = 30;
    /// Where traffic and threats begin to differ.
    private static final int OWN = 31;

    private PaloAlto() {}

    /// @return whether the message is one of theirs
    static boolean read(String message, ZoneId zone, NormalEvent.Builder event) {
        boolean threat = message.contains(",THREAT,");
        if (!threat && !message.contains(",TRAFFIC,")) {
            return false;
        }
        List<String> columns = columns(message);
        if (columns.size() < FEWEST_COLUMNS
                || !(columns.get(3).equals("THREAT") || columns.get(3).equals("TRAFFIC"))) {
            return false;
        }
        event.dataset("paloalto.panos");
        event.remove("process.name");
        event.put("observer.vendor", "Palo Alto Networks");
        event.put("observer.serial_number", columns.get(2));
        event.put("event.category", columns.get(3).toLowerCase(Locale.ROOT));
        event.put("event.code", columns.get(4));
        long nanos = EventTime.parse(columns.get(GENERATED).replace('/', '-'), zone);
        if (nanos != NormalEvent.NO_TIME) {
            event.nanos(nanos);
        }
        event.put("source.ip", columns.get(7));
        event.put("destination.ip", columns.get(8));
        event.put("paloalto.panos.rule", columns.get(11));
        user(columns.get(12), "user", event);
        user(columns.get(13), "user.target", event);
        event.put("network.application", columns.get(14));
        event.put("observer.ingress.zone", columns.get(16));
        event.put("observer.egress.zone", columns.get(17));
        event.put("source.port", Numbers.whole(columns.get(24)));
        event.put("destination.port", Numbers.whole(columns.get(25)));
        event.put("network.transport", columns.get(29));
        event.put("event.action", columns.get(ACTION));
        event.put("event.outcome", columns.get(ACTION).equals("allow") ? "success" : "failure");
        if (threat) {
            threat(columns, event);
        } else {
            traffic(columns, event);
        }
        return true;
    }

    private static void threat(List<String> columns, NormalEvent.Builder event) {
        event.put("event.kind", "alert");
        event.put("url.original", column(columns, OWN));
        event.put("rule.name", column(columns, OWN + 1));
        event.put("rule.category", column(columns, OWN + 2));
        event.put("event.severity_text", column(columns, OWN + 3));
        event.put("network.direction", column(columns, OWN + 4));
    }

    private static void traffic(List<String> columns, NormalEvent.Builder event) {
        event.put("network.bytes", Numbers.whole(column(columns, OWN)));
        event.put("source.bytes", Numbers.whole(column(columns, OWN + 1)));
        event.put("destination.bytes", Numbers.whole(column(columns, OWN + 2)));
        event.put("network.packets", Numbers.whole(column(columns, OWN + 3)));
    }

    private static String column(List<String> columns, int index) {
        return index < columns.size() ? columns.get(index) : "";
    }

    private static void user(String text, String prefix, NormalEvent.Builder event) {
        int slash = text.indexOf('\\');
        event.put(prefix + ".domain", slash > 0 ? text.substring(0, slash) : null);
        event.put(prefix + ".name", text.substring(slash + 1));
    }

    /// Columns may stand in quotes, a quote within doubled.
    private static List<String> columns(String line) {
        List<String> columns = new ArrayList<>();
        StringBuilder column = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length() && columns.size() < MOST_COLUMNS; i++) {
            char c = line.charAt(i);
            if (c == '"') {
                boolean doubled = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
                if (doubled) {
                    column.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                columns.add(column.toString());
                column.setLength(0);
            } else {
                column.append(c);
            }
        }
        columns.add(column.toString());
        return columns;
    }
}
