package io.orrery.ingest.cloud;

import io.orrery.ingest.log.Addresses;
import io.orrery.ingest.log.Numbers;
import io.orrery.ingest.normal.NormalEvent;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Where a call came from: an address, an address with a port, or the name of a service.
final class Peers {
    private Peers() {}

    static void source(NormalEvent.Builder into, @Nullable String written) {
        if (written == null || written.isBlank()) {
            return;
        }
        String text = written.strip();
        if (Addresses.is(text)) {
            into.putIfAbsent("source.ip", text);
            return;
        }
        int port = text.lastIndexOf(':');
        String host = port < 0 ? text : text.substring(0, port);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        } else if (text.startsWith("[") && text.endsWith("]")) {
            host = text.substring(1, text.length() - 1);
        }
        if (Addresses.is(host)) {
            into.putIfAbsent("source.ip", host);
            into.putIfAbsent("source.port", port < 0 ? null : Numbers.whole(text.substring(port + 1)));
        } else {
            into.putIfAbsent("source.domain", text);
        }
    }

    /// A user's name that is an address of mail is that as well.
    static void mail(NormalEvent.Builder into) {
        String name = into.text("user.name");
        if (name != null && name.indexOf('@') > 0) {
            into.putIfAbsent("user.email", name);
        }
    }

    static void outcome(NormalEvent.Builder into, @Nullable String result) {
        if (result == null) {
            return;
        }
        switch (result.toLowerCase(Locale.ROOT)) {
            case "success", "succeeded", "allow", "true", "0", "partiallysucceeded", "accepted", "started", "ok" ->
                into.put("event.outcome", "success");
            case "failure", "failed", "deny", "false", "fail", "error", "denied", "timeout", "userfailure" ->
                into.put("event.outcome", "failure");
            default -> into.putIfAbsent("event.outcome", "unknown");
        }
    }
}
