package io.orrery.ingest.table;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/// Reads typed values from the bytes of one cell of text. Total: what does not fit answers false, it never throws.
public final class CellText {
    private static final Set<String> MISSING =
            Set.of("null", "NULL", "Null", "NA", "N/A", "n/a", "NaN", "nan", "None", "\\N", "<NA>");
    private static final int LONGEST_MISSING = 4;
    private static final int LONGEST_NUMBER = 40;

    private CellText() {}

    /// Whether a cell of a column that is not text means "no value". In a column of text these words are kept.
    public static boolean isMissing(byte[] b, int start, int end) {
        if (start == end) {
            return true;
        }
        return end - start <= LONGEST_MISSING
                && (b[start] > '9' || b[start] == '<')
                && MISSING.contains(new String(b, start, end - start, StandardCharsets.ISO_8859_1));
    }

    /// Canonical decimal integers of 64 bits: no plus, no leading zero, so that the text can be written back
    /// unchanged.
    public static boolean isInteger(byte[] b, int start, int end) {
        int from = start < end && b[start] == '-' ? start + 1 : start;
        int digits = end - from;
        if (digits < 1 || digits > 19 || (b[from] == '0' && (digits > 1 || from > start))) {
            return false;
        }
        for (int i = from; i < end; i++) {
            if (b[i] < '0' || b[i] > '9') {
                return false;
            }
        }
        return digits < 19 || fits(b, start, end);
    }

    /// An integer followed by a point and nothing but zeros.
    public static boolean isWhole(byte[] b, int start, int end) {
        int point = end;
        while (point > start && b[point - 1] == '0') {
            point--;
        }
        return point < end && point > start && b[point - 1] == '.' && isInteger(b, start, point - 1);
    }

    private static boolean fits(byte[] b, int start, int end) {
        try {
            Long.parseLong(new String(b, start, end - start, StandardCharsets.ISO_8859_1));
            return true;
        } catch (NumberFormatException _) {
            return false; // nineteen digits, yet beyond 64 bits
        }
    }

    /// The value of what [#isInteger] or [#isWhole] accepted.
    public static long integer(byte[] b, int start, int end) {
        boolean negative = b[start] == '-';
        long value = 0;
        for (int i = negative ? start + 1 : start; i < end && b[i] != '.'; i++) {
            value = value * 10 - (b[i] - '0');
        }
        return negative ? value : -value;
    }

    /// Decimal numbers with at most 40 characters; `00.5` and `0123` are not numbers but somebody's identifiers.
    public static boolean isDecimal(byte[] b, int start, int end) {
        int i = start < end && (b[start] == '-' || b[start] == '+') ? start + 1 : start;
        if (end - start > LONGEST_NUMBER || end - i < 1 || (end - i > 1 && b[i] == '0' && isDigit(b[i + 1]))) {
            return false;
        }
        int whole = i;
        while (i < end && isDigit(b[i])) {
            i++;
        }
        int digits = i - whole;
        if (i < end && b[i] == '.') {
            int fraction = ++i;
            while (i < end && isDigit(b[i])) {
                i++;
            }
            digits += i - fraction;
        }
        return digits > 0 && (i == end || isExponent(b, i, end));
    }

    private static boolean isExponent(byte[] b, int start, int end) {
        int i = start;
        if (b[i] != 'e' && b[i] != 'E') {
            return false;
        }
        i++;
        if (i < end && (b[i] == '-' || b[i] == '+')) {
            i++;
        }
        int digits = end - i;
        for (; i < end; i++) {
            if (!isDigit(b[i])) {
                return false;
            }
        }
        return digits >= 1 && digits <= 4;
    }

    /// The value of what [#isDecimal] or [#isInteger] accepted.
    public static double decimal(byte[] b, int start, int end) {
        return Double.parseDouble(new String(b, start, end - start, StandardCharsets.ISO_8859_1));
    }

    public static boolean isBool(byte[] b, int start, int end) {
        return isTrue(b, start, end) || matches(b, start, end, "false", "FALSE");
    }

    public static boolean isTrue(byte[] b, int start, int end) {
        return matches(b, start, end, "true", "TRUE");
    }

    /// Index of the first byte that is not well-formed UTF-8 or is NUL; -1 when all is text.
    public static int firstNotText(byte[] b, int start, int end) {
        int i = start;
        while (i < end) {
            if (b[i] > 0) {
                i++;
                continue;
            }
            int length = b[i] == 0 ? 0 : Utf8.length(b, i, end);
            if (length == 0) {
                return i;
            }
            i += length;
        }
        return -1;
    }

    /// Index of the first byte that is not well-formed UTF-8; -1 when there is none.
    public static int firstInvalidUtf8(byte[] b, int start, int end) {
        int i = start;
        while (i < end) {
            int length = b[i] >= 0 ? 1 : Utf8.length(b, i, end);
            if (length == 0) {
                return i;
            }
            i += length;
        }
        return -1;
    }

    private static boolean matches(byte[] b, int start, int end, String lower, String upper) {
        if (end - start != lower.length() || (b[start] != lower.charAt(0) && b[start] != upper.charAt(0))) {
            return false;
        }
        boolean capital = b[start] == upper.charAt(0);
        boolean shouting = capital && b[start + 1] == upper.charAt(1);
        for (int i = 1; i < lower.length(); i++) {
            if (b[start + i] != (shouting ? upper : lower).charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
