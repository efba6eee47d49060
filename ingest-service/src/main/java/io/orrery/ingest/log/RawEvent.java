package io.orrery.ingest.log;

import java.nio.charset.StandardCharsets;

/// The bytes of one event as they came, and what is known of them from elsewhere.
///
/// @param bytes not to be changed; the event is the part from `from`, inclusive, to `to`, exclusive
public record RawEvent(byte[] bytes, int from, int to, Circumstances known) {
    /// Blanks and line ends around the event are left out, and a byte order mark before it.
    public static RawEvent of(byte[] bytes, Circumstances known) {
        int from = 0;
        int to = bytes.length;
        if (to >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            from = 3;
        }
        while (from < to && isBlank(bytes[from])) {
            from++;
        }
        while (to > from && isBlank(bytes[to - 1])) {
            to--;
        }
        return new RawEvent(bytes, from, to, known);
    }

    private static boolean isBlank(byte value) {
        return value == ' ' || value == '\t' || value == '\r' || value == '\n' || value == 0;
    }

    public int length() {
        return to - from;
    }

    /// -1 behind the end.
    public int at(int index) {
        return index < length() ? bytes[from + index] & 0xFF : -1;
    }

    public boolean startsWith(String ascii) {
        if (ascii.length() > length()) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (bytes[from + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// Place of `ascii` from `start` on, as an index into the event; -1 when it is not before `limit`.
    public int indexOf(String ascii, int start, int limit) {
        int last = Math.min(limit, length()) - ascii.length();
        for (int i = start; i <= last; i++) {
            int matched = 0;
            while (matched < ascii.length() && bytes[from + i + matched] == ascii.charAt(matched)) {
                matched++;
            }
            if (matched == ascii.length()) {
                return i;
            }
        }
        return -1;
    }

    /// The part of the event from an index on, as an event of its own.
    public RawEvent part(int start, int end) {
        return new RawEvent(bytes, from + start, from + end, known);
    }

    /// The event as text; bytes that are not UTF-8 become U+FFFD.
    public String text() {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
