package io.orrery.ingest.table;

/// Well-formed UTF-8 after the Unicode standard's table 3-7: no overlong forms, no surrogates, nothing above
/// U+10FFFF.
final class Utf8 {
    private Utf8() {}

    /// Length of the character that begins at `i`, or 0 when what stands there is not well-formed.
    static int length(byte[] b, int i, int end) {
        int first = b[i];
        if (first >= 0) {
            return 1;
        }
        int lead = first & 0xFF;
        if (lead < 0xC2 || lead > 0xF4) {
            return 0;
        }
        if (lead < 0xE0) {
            return continues(b, i + 1, end, 0x80, 0xBF) ? 2 : 0;
        }
        if (lead < 0xF0) {
            int low = lead == 0xE0 ? 0xA0 : 0x80;
            int high = lead == 0xED ? 0x9F : 0xBF;
            return continues(b, i + 1, end, low, high) && continues(b, i + 2, end, 0x80, 0xBF) ? 3 : 0;
        }
        int low = lead == 0xF0 ? 0x90 : 0x80;
        int high = lead == 0xF4 ? 0x8F : 0xBF;
        return continues(b, i + 1, end, low, high)
                        && continues(b, i + 2, end, 0x80, 0xBF)
                        && continues(b, i + 3, end, 0x80, 0xBF)
                ? 4
                : 0;
    }

    private static boolean continues(byte[] b, int i, int end, int low, int high) {
        return i < end && (b[i] & 0xFF) >= low && (b[i] & 0xFF) <= high;
    }
}
