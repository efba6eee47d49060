package io.orrery.gateway;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Environment variables as typed values; a value that does not fit is refused by name.
record Environment(Map<String, String> variables) {

    String text(String key, String fallback) {
        return variables.getOrDefault(key, fallback).strip();
    }

    String required(String key) {
        String value = text(key, "");
        if (value.isEmpty()) {
            throw new IllegalArgumentException(key + " must be set");
        }
        return value;
    }

    long number(String key, long fallback) {
        String value = text(key, Long.toString(fallback));
        if (!value.matches("\\d{1,18}")) {
            throw new IllegalArgumentException(key + " must be a whole number, was '" + value + "'");
        }
        return Long.parseLong(value);
    }

    boolean flag(String key) {
        return switch (text(key, "false")) {
            case "true", "1" -> true;
            case "false", "0", "" -> false;
            default -> throw new IllegalArgumentException(key + " must be true or false");
        };
    }

    Set<String> list(String key) {
        return Arrays.stream(text(key, "").split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
