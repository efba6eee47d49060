package io.orrery.topics.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/// Names one graph. Clients put it into URLs without escaping, and it is the first part of every record key,
/// so only letters, digits, `_` and `-` are allowed, 1 to 64 of them.
public record GraphId(@JsonValue String value) {
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    @JsonCreator
    public GraphId {
        if (!ALLOWED.matcher(value).matches()) {
            throw new IllegalArgumentException("graph id must be 1 to 64 of A-Z a-z 0-9 _ -, was '" + value + "'");
        }
    }

    public static boolean isValid(String value) {
        return ALLOWED.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
