package io.orrery.ingest.row;

import org.jspecify.annotations.Nullable;

/// Reads numbers as rows write them: decimal digits with a sign, a fraction or an exponent. Total.
public final class WrittenNumber {
    /// More digits do not fit 64 bits for sure.
    private static final int MOST_DIGITS = 18;
    private static final int LONGEST = 40;

    private WrittenNumber() {}

    /// Null when the text is no whole number of 64 bits; `443.0` is one, which tables write that had gaps.
    public static @Nullable Long whole(String text) {
        int end = text.endsWith(".0") ? text.length() - 2 : text.length();
        int from = end > 0 && text.charAt(0) == '-' ? 1 : 0;
        if (end == from || end - from > MOST_DIGITS) {
            return null;
        }
        long value = 0;
        for (int i = from; i < end; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return null;
            }
            value = value * 10 + digit;
        }
        return from == 1 ? -value : value;
    }

    /// Null when the text is no finite number; words for numbers ("NaN") and hexadecimal ones are none.
    public static @Nullable Double real(String text) {
        if (text.isEmpty() || text.length() > LONGEST || !isReal(text)) {
            return null;
        }
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? value : null;
        } catch (NumberFormatException notOne) {
            return null;
        }
    }

    private static boolean isReal(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9' || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E')) {
                return false;
            }
        }
        return true;
    }

    /// A [Long] or a [Double]; null when the text is no number.
    public static @Nullable Object of(String text) {
        Long whole = whole(text);
        if (whole != null) {
            return whole;
        }
        return real(text);
    }
}
