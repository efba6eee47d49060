package io.orrery.ingest.document;

import io.orrery.ingest.log.Numbers;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Facilities and severities of syslog, written as words or as numbers.
final class SyslogWords {
    private static final List<String> FACILITIES = List.of(
            "kern",
            "user",
            "mail",
            "daemon",
            "auth",
            "syslog",
            "lpr",
            "news",
            "uucp",
            "cron",
            "authpriv",
            "ftp",
            "ntp",
            "security",
            "console",
            "solaris-cron",
            "local0",
            "local1",
            "local2",
            "local3",
            "local4",
            "local5",
            "local6",
            "local7");
    private static final List<String> SEVERITIES =
            List.of("emerg", "alert", "crit", "err", "warning", "notice", "info", "debug");

    private SyslogWords() {}

    static @Nullable Long facility(@Nullable String written) {
        return code(FACILITIES, written);
    }

    static @Nullable Long severity(@Nullable String written) {
        if (written == null) {
            return null;
        }
        return switch (written.toLowerCase(Locale.ROOT)) {
            case "error" -> 3L;
            case "warn" -> 4L;
            case "informational" -> 6L;
            default -> code(SEVERITIES, written);
        };
    }

    private static @Nullable Long code(List<String> words, @Nullable String written) {
        if (written == null) {
            return null;
        }
        int index = words.indexOf(written.toLowerCase(Locale.ROOT));
        Long number = index >= 0 ? (Long) (long) index : Numbers.whole(written);
        return number == null || number < 0 || number >= words.size() ? null : number;
    }
}
