package io.orrery.ingest.windows;

import io.orrery.ingest.log.JsonFields;
import io.orrery.ingest.normal.NormalEvent;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the status codes of logons and tickets say.
final class Statuses {
    private Statuses() {}

    /// Sets why something failed, and that it did.
    static void reason(NormalEvent.Builder into, JsonFields data) {
        String status = data.text("Status");
        String more = data.text("SubStatus");
        String reason = said(more == null || isZero(more) ? status : more);
        into.put("event.reason", reason);
        if (status != null && status.startsWith("0x") && !"4689".equals(into.text("event.code"))) {
            into.putIfAbsent("event.outcome", isZero(status) ? "success" : "failure");
        }
    }

    private static boolean isZero(String status) {
        return status.equals("0x0") || status.equals("0x00000000");
    }

    private static @Nullable String said(@Nullable String status) {
        return switch (status == null ? "" : status.toLowerCase(Locale.ROOT)) {
            case "0xc0000064" -> "no such user";
            case "0xc000006a" -> "wrong password";
            case "0xc000006d" -> "wrong user name or password";
            case "0xc000006e" -> "account restriction";
            case "0xc000006f" -> "outside the allowed hours";
            case "0xc0000070" -> "not allowed from this workstation";
            case "0xc0000071", "0x17" -> "password expired";
            case "0xc0000072", "0x12" -> "account disabled, expired or locked";
            case "0xc00000dc" -> "server in the wrong state";
            case "0xc0000133", "0x25" -> "clocks too far apart";
            case "0xc000015b" -> "logon type not granted";
            case "0xc0000193" -> "account expired";
            case "0xc0000224" -> "password must be changed";
            case "0xc0000234" -> "account locked";
            case "0x6" -> "client not in the database";
            case "0x7" -> "server not in the database";
            case "0xe" -> "encryption type not supported";
            case "0x18" -> "preauthentication failed";
            case "0x1b" -> "user-to-user required";
            case "0x20" -> "ticket expired";
            default -> null;
        };
    }
}
