package io.orrery.ingest.log;

import org.jspecify.annotations.Nullable;

/// Reads numbers as writers of logs write them: `7520`, `0x1d60`, `443.0`. Total.
public final class Numbers {
    /// More digits do not fit 64 bits.
    private static final int MOST_DIGITS = 18;
    private static final int MOST_HEX = 15;
    private static final int MOST_FRACTION = 40;

    private Numbers() {}

    /// A [Long] or [Double]; null when the value is no number.
    public static @Nullable Object of(@Nullable Object value) {
        return switch (value) {
            case Long number -> number;
            case Double number when number == Math.rint(number) && Math.abs(number) < 1e15 -> (Long) number.longValue();
            case Double number -> number;
            case String text -> of(text);
            case null, default -> null;
        };
    }

    /// Null when the value is no whole number.
    public static @Nullable Long whole(@Nullable Object value) {
        return of(value) instanceof Long whole ? whole : null;
    }

    private static @Nullable Object of(String text) {
        int length = text.length();
        if (length > 2 && length <= 2 + MOST_HEX && text.charAt(0) == '0' && (text.charAt(1) | 0x20) == 'x') {
            return hex(text);
        }
        int start = length > 1 && text.charAt(0) == '-' ? 1 : 0;
        int i = start;
        long number = 0;
        while (i < length && i - start < MOST_DIGITS && isDigit(text.charAt(i))) {
            number = number * 10 + (text.charAt(i++) - '0');
        }
        if (i == start) {
            return null;
        }
        if (i == length) {
            return start == 1 ? -number : number;
        }
        return text.charAt(i) == '.' && length < MOST_FRACTION ? fraction(text, i + 1) : null;
    }

    private static @Nullable Object fraction(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                return null;
            }
        }
        return from == text.length() ? null : of((Object) Double.valueOf(text));
    }

    private static @Nullable Object hex(String text) {
        long number = 0;
        for (int i = 2; i < text.length(); i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return null;
            }
            number = number << 4 | digit;
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
