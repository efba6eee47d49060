package io.orrery.ingest.syslog;

import io.orrery.ingest.log.Addresses;
import io.orrery.ingest.normal.NormalEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What IBM's WebSphere DataPower writes: `[domain][0x81000033][auth][notice] user(rick): [192.0.2.1]: User logged into
/// 'x'.`, where the domain may be missing.
final class DataPower {
    private static final int MOST_PARTS = 4;

    private DataPower() {}

    /// @return whether the message is one of theirs
    static boolean read(String message, NormalEvent.Builder event) {
        List<String> parts = new ArrayList<>();
        int at = 0;
        while (parts.size() < MOST_PARTS && at < message.length() && message.charAt(at) == '[') {
            int close = message.indexOf(']', at);
            if (close < 0) {
                return false;
            }
            parts.add(message.substring(at + 1, close));
            at = close + 1;
        }
        int code = parts.size() - 3;
        if (code < 0 || !parts.get(code).startsWith("0x") || parts.get(code).length() > 12) {
            return false;
        }
        String text = message.substring(at).strip();
        event.dataset("ibm.datapower");
        event.put("ibm.datapower.domain", code == 1 ? parts.getFirst() : null);
        event.put("event.code", parts.get(code));
        event.put("event.category", parts.get(code + 1));
        event.put("log.level", parts.get(code + 2));
        event.put("event.action", action(text.toLowerCase(Locale.ROOT)));
        event.put("event.outcome", text.contains("denied") || text.contains("failed") ? "failure" : null);
        event.put("user.name", user(text));
        String address = inside(text, "[", "]");
        event.put("source.ip", Addresses.is(address) ? address : null);
        return true;
    }

    private static String action(String low) {
        return low.contains("logged into")
                ? "logged-on"
                : low.contains("logged out") ? "logged-off" : low.contains("denied") ? "deny" : "";
    }

    /// `user(rick)`, `User 'rick'` or `(rick:default:system:*)`.
    private static String user(String text) {
        String named = inside(text, "user(", ")");
        String quoted = named.isEmpty() ? inside(text, "User '", "'") : named;
        if (!quoted.isEmpty()) {
            return quoted;
        }
        String session = inside(text, ": (", ")");
        int colon = session.indexOf(':');
        return colon < 0 ? "" : session.substring(0, colon);
    }

    private static String inside(String text, String begin, String end) {
        int from = text.indexOf(begin);
        int to = from < 0 ? -1 : text.indexOf(end, from + begin.length());
        return to < 0 ? "" : text.substring(from + begin.length(), to);
    }
}
