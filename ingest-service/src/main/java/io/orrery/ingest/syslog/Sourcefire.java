package io.orrery.ingest.syslog;

import io.orrery.ingest.log.Addresses;
import io.orrery.ingest.log.Numbers;
import io.orrery.ingest.normal.NormalEvent;
import io.orrery.ingest.text.TextScan;
import java.util.Locale;

/// What Cisco's Sourcefire sensors write behind `SFIMS:`: connections, `[engine][policy] Connection Type: Start, User:
/// …, {TCP} 10.0.0.1:1 -> 10.0.0.2:2`, and intrusions, `[1:2008:3] "NAME" [Classification: …] {TCP} …`.
final class Sourcefire {
    /// The name of the program, by which the message is known also without a header.
    static final String TAG = "SFIMS";

    private static final String NOTHING = "Unknown";

    private Sourcefire() {}

    /// @return whether the message is one of theirs
    static boolean read(String program, String message, NormalEvent.Builder event) {
        if (!program.equalsIgnoreCase(TAG)) {
            return false;
        }
        event.dataset("sourcefire.connection");
        event.remove("process.name");
        event.put("observer.vendor", "Cisco");
        event.put("observer.product", "Sourcefire");
        ends(message, event);
        boolean intrusion = message.startsWith("[") && message.contains("[Classification:");
        if (intrusion) {
            event.dataset("sourcefire.alert");
            event.put("event.kind", "alert");
            event.put("rule.name", between(message, "\"", "\""));
            event.put("rule.id", between(message, "[", "]"));
            event.put("rule.category", between(message, "[Classification: ", "]"));
            event.put("event.severity", Numbers.whole(between(message, "[Priority: ", "]")));
            return true;
        }
        event.put("event.action", low(value(message, "Firewall Rule Action")));
        event.put("event.outcome", "block".equals(event.text("event.action")) ? "failure" : null);
        event.put("sourcefire.connection.type", value(message, "Connection Type"));
        event.put("sourcefire.connection.rule", value(message, "Firewall Rule Name"));
        event.put("user.name", value(message, "User"));
        event.put("network.protocol", low(value(message, "Application Protocol")));
        event.put("url.full", value(message, "URL"));
        event.put("observer.ingress.interface.name", value(message, "Interface Ingress"));
        return true;
    }

    /// `{TCP} 10.0.0.1:1 -> 10.0.0.2:2`
    private static void ends(String message, NormalEvent.Builder event) {
        int arrow = message.lastIndexOf(" -> ");
        int brace = arrow < 0 ? -1 : message.lastIndexOf("} ", arrow);
        int open = brace < 0 ? -1 : message.lastIndexOf('{', brace);
        if (open < 0) {
            return;
        }
        event.put("network.transport", low(message.substring(open + 1, brace)));
        end("source", message.substring(brace + 2, arrow), event);
        String behind = new TextScan(message, arrow + 4).word();
        end("destination", behind == null ? "" : behind, event);
    }

    private static void end(String name, String text, NormalEvent.Builder event) {
        int colon = text.lastIndexOf(':');
        boolean ported = colon > 0 && Addresses.is(text.substring(0, colon)) && !Addresses.is(text);
        String address = ported ? text.substring(0, colon) : text;
        if (Addresses.is(address)) {
            event.put(name + ".ip", address);
            event.put(name + ".port", ported ? Numbers.whole(text.substring(colon + 1)) : null);
        }
    }

    /// What stands behind `NAME: ` up to the next comma; nothing where the sensor does not know it.
    private static String value(String message, String name) {
        int at = message.indexOf(name + ": ");
        if (at < 0) {
            return "";
        }
        int from = at + name.length() + 2;
        int end = message.indexOf(", ", from);
        String value = end < 0 ? message.substring(from) : message.substring(from, end);
        return value.equals(NOTHING) ? "" : value;
    }

    private static String between(String message, String begin, String end) {
        int from = message.indexOf(begin);
        int to = from < 0 ? -1 : message.indexOf(end, from + begin.length());
        return to < 0 ? "" : message.substring(from + begin.length(), to);
    }

    private static String low(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
