package io.orrery.gateway.graphs;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Who besides its owner may read a graph.
public enum Sharing {
    /// Nobody; the default.
    PRIVATE,
    /// Everybody with an account.
    ORGANIZATION,
    /// Everybody who knows the id.
    PUBLIC;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Sharing> ofWord(String word) {
        return Arrays.stream(values()).filter(mode -> mode.word().equals(word)).findFirst();
    }
}
