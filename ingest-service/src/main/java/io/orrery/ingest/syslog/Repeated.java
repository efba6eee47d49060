package io.orrery.ingest.syslog;

import io.orrery.ingest.normal.NormalEvent;
import io.orrery.ingest.text.TextScan;
import java.util.Locale;

/// What syslog daemons write instead of a message that they have just written: `last message repeated 3 times`. It
/// says nothing but a number, and which message it means only the daemon knows.
final class Repeated {
    private static final String BEGIN = "last message repeated ";

    private Repeated() {}

    /// @return whether the message is one
    static boolean read(String message, NormalEvent.Builder event) {
        boolean dashes = message.startsWith("--- ");
        String low = message.substring(dashes ? 4 : 0, Math.min(message.length(), 80))
                .toLowerCase(Locale.ROOT);
        if (!low.startsWith(BEGIN)) {
            return false;
        }
        int times = new TextScan(low, BEGIN.length()).number(9);
        event.dataset("syslog.repeated");
        event.put("event.action", "repeated");
        event.put("event.count", times < 0 ? null : (Long) (long) times);
        return true;
    }
}
