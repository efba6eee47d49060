package io.orrery.ingest.log;

import java.util.Locale;

/// Names of datasets where the event itself gives a part of them.
public final class DatasetNames {
    /// Longer names are cut: no product has any.
    public static final int MAX_LENGTH = 80;

    private DatasetNames() {}

    /// In lower case, with `_` for blanks and control characters.
    public static String of(String prefix, String named) {
        String cut = named.length() > MAX_LENGTH ? named.substring(0, MAX_LENGTH) : named;
        StringBuilder name = new StringBuilder(prefix.length() + cut.length()).append(prefix);
        String lower = cut.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            name.append(c <= ' ' || c == 0x7F ? '_' : c);
        }
        return name.toString();
    }
}
