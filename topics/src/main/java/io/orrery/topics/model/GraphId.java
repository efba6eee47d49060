package io.orrery.topics.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Names one graph. Clients put it into URLs without escaping, and it is the first part of every record key,
/// so only letters, digits, `_` and `-` are allowed, 1 to 64 of them.
public record GraphId(@JsonValue String value) {
    private static final int LONGEST = 64;

    @JsonCreator
    public GraphId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("graph id must be 1 to 64 of A-Z a-z 0-9 _ -, was '" + value + "'");
        }
    }

    public static boolean isValid(String value) {
        if (value.isEmpty() || value.length() > LONGEST) {
            return false;
        }
        // By hand and not by a pattern: every record of every topic passes here.
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean allowed = letter || (c >= '0' && c <= '9') || c == '_' || c == '-';
            if (!allowed) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return value;
    }
}
