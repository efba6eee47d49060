package io.orrery.ingest.normal;

/// How writers of logs say that there is no value.
public final class Nothing {
    private Nothing() {}

    /// Whether a text stands for no value, in whatever field: nothing at all, blanks, `-`, `(empty)`, `N/A`, `null`.
    public static boolean is(String text) {
        int length = text.length();
        if (length > 7) {
            return text.isBlank();
        }
        return switch (text) {
            case "", "-", "?", "(empty)", "N/A", "n/a", "null", "(null)", "NULL", "None", "undefined" -> true;
            default -> text.isBlank();
        };
    }
}
