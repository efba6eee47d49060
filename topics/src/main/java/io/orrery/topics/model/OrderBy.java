package io.orrery.topics.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/// What a [Layout] orders nodes by: a column of the nodes frames, by its name there.
public enum OrderBy {
    /// The layout looks at no column.
    NONE("none"),
    /// Steps along edges from the root.
    HOPS("hops"),
    DEGREE("degree"),
    COUNT("count"),
    FIRST_SEEN("first_ms"),
    LAST_SEEN("last_ms"),
    SIZE("size"),
    /// Alphabetical by type.
    TYPE("type");

    private final String word;

    OrderBy(String word) {
        this.word = word;
    }

    /// As commands and addresses write it.
    @JsonValue
    public String word() {
        return word;
    }

    public static Optional<OrderBy> of(String word) {
        return Arrays.stream(values()).filter(order -> order.word.equals(word)).findFirst();
    }

    @JsonCreator
    static OrderBy known(String word) {
        return of(word).orElseThrow(() -> new IllegalArgumentException("nodes cannot be ordered by " + word));
    }
}
