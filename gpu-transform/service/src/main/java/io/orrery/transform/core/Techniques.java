package io.orrery.transform.core;

import org.jspecify.annotations.Nullable;

/// The ATT&CK techniques of one edge as one text, in the order in which its events told of them.
final class Techniques {
    /// Bound on the characters of one edge's: some dozen techniques. Later ones are left out.
    private static final int MAX_CHARS = 128;

    private Techniques() {}

    /// What an edge has after one more; one or several, separated by blanks or commas.
    static String with(@Nullable String known, String told) {
        String all = known == null ? "" : known;
        for (String one : told.split("[\\s,;]+", -1)) {
            boolean there = (" " + all + " ").contains(" " + one + " ");
            if (!one.isEmpty() && !there && all.length() + one.length() < MAX_CHARS) {
                all = all.isEmpty() ? one : all + " " + one;
            }
        }
        return all;
    }
}
