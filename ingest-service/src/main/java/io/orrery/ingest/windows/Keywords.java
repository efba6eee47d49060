package io.orrery.ingest.windows;

import org.jspecify.annotations.Nullable;

/// The bits of an event's keywords that tell audits: written in hexadecimal digits, as a signed number
/// or as words.
final class Keywords {
    private static final long AUDIT_FAILURE = 0x10000000000000L;
    private static final long AUDIT_SUCCESS = 0x20000000000000L;

    private Keywords() {}

    static boolean success(@Nullable String keywords) {
        return "Audit Success".equals(keywords) || (bits(keywords) & AUDIT_SUCCESS) != 0;
    }

    static boolean failure(@Nullable String keywords) {
        return "Audit Failure".equals(keywords) || (bits(keywords) & AUDIT_FAILURE) != 0;
    }

    private static long bits(@Nullable String keywords) {
        if (keywords == null || keywords.isEmpty() || keywords.length() > 20) {
            return 0;
        }
        boolean hex = keywords.startsWith("0x");
        try {
            return hex ? Long.parseUnsignedLong(keywords, 2, keywords.length(), 16) : Long.parseLong(keywords);
        } catch (NumberFormatException words) {
            return 0;
        }
    }
}
