package io.orrery.ingest.log;

/// Tells IP addresses from other texts by how they are written; asks nobody.
public final class Addresses {
    private static final int LONGEST = 64;

    private Addresses() {}

    /// `10.0.0.1`, `fe80::1`, `::ffff:10.0.0.1`, `fe80::1%eth0`.
    public static boolean is(String text) {
        int length = text.length();
        if (length < 2 || length > LONGEST) {
            return false;
        }
        return text.indexOf(':') >= 0 ? isVersion6(text) : isVersion4(text, 0);
    }

    private static boolean isVersion4(String text, int from) {
        int parts = 0;
        int digits = 0;
        int value = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9' && ++digits <= 3) {
                value = value * 10 + (c - '0');
            } else if (c == '.' && digits > 0 && value < 256) {
                parts++;
                digits = 0;
                value = 0;
            } else {
                return false;
            }
        }
        return parts == 3 && digits > 0 && value < 256;
    }

    private static boolean isVersion6(String text) {
        int zone = text.indexOf('%');
        int end = zone < 0 ? text.length() : zone;
        int colons = 0;
        int digits = 0;
        int gaps = 0;
        boolean tail = false;
        for (int i = 0; i < end && !tail; i++) {
            char c = text.charAt(i);
            if (c == ':') {
                gaps += i > 0 && text.charAt(i - 1) == ':' ? 1 : 0;
                colons++;
                digits = 0;
            } else if (c == '.') {
                tail = isVersion4(text.substring(0, end), i - digits);
                if (!tail) {
                    return false;
                }
            } else if (Character.digit(c, 16) < 0 || ++digits > 4) {
                return false;
            }
        }
        // A gap stands for one group or more; without one all eight are written, the last two perhaps as version 4.
        int groups = tail ? 6 : 7;
        return gaps == 0 ? colons == groups : gaps == 1 && colons <= groups + 1;
    }
}
