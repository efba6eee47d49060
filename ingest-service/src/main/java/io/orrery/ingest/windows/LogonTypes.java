package io.orrery.ingest.windows;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the numbers of logons mean.
final class LogonTypes {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("2", "interactive"),
            Map.entry("3", "network"),
            Map.entry("4", "batch"),
            Map.entry("5", "service"),
            Map.entry("7", "unlock"),
            Map.entry("8", "network cleartext"),
            Map.entry("9", "new credentials"),
            Map.entry("10", "remote interactive"),
            Map.entry("11", "cached interactive"),
            Map.entry("12", "cached remote interactive"),
            Map.entry("13", "cached unlock"));

    private LogonTypes() {}

    /// Null for a number that means nothing known.
    static @Nullable String of(@Nullable String number) {
        return number == null ? null : NAMES.get(number);
    }
}
