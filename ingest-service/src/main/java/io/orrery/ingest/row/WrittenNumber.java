package io.orrery.ingest.row;

import org.jspecify.annotations.Nullable;

/// Reads fractions as rows write them, also with an exponent. Total.
public final class WrittenNumber {
    private static final int LONGEST = 40;

    private WrittenNumber() {}

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
            if (!((c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E')) {
                return false;
            }
        }
        return true;
    }
}
