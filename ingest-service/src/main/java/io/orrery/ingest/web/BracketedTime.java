package io.orrery.ingest.web;

import io.orrery.ingest.log.RawEvent;

/// Finds the time of an access log, by which its lines are known: `[10/Oct/2000:13:55:36`.
final class BracketedTime {
    private static final int WITHIN = 400;
    private static final String SHAPE = "[00/aaa/0000:00:00:00";

    private BracketedTime() {}

    /// How many words stand before it; -1 when there is none.
    static int wordsBefore(RawEvent raw) {
        int words = 0;
        int end = Math.min(raw.length(), WITHIN);
        for (int i = 0; i < end; i++) {
            int c = raw.at(i);
            if (c == ' ') {
                words++;
            } else if (c == '[' && isTime(raw, i)) {
                return words;
            }
        }
        return -1;
    }

    private static boolean isTime(RawEvent raw, int from) {
        for (int i = 0; i < SHAPE.length(); i++) {
            int c = raw.at(from + i);
            boolean fits = switch (SHAPE.charAt(i)) {
                case '0' -> c >= '0' && c <= '9';
                case 'a' -> (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
                default -> c == SHAPE.charAt(i);
            };
            if (!fits) {
                return false;
            }
        }
        return true;
    }
}
