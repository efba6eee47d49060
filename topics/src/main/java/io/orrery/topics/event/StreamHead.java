package io.orrery.topics.event;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// What some writers put before the events of a file: lines of `name:value` up to a line `|==|` (Imperva's firewall).
/// Only the first lines of a stream can be that, and only so many. For one thread at a time.
final class StreamHead {
    private static final String END = "|==|";
    private static final int MOST_LINES = 40;
    private static final int MOST_BYTES = 4_096;
    private static final int LONGEST_NAME = 40;

    private final HeldLines held = new HeldLines(MOST_BYTES);
    private boolean over;

    /// Whether the stream's events have begun, so that there is nothing more to hold back.
    boolean isOver() {
        return over;
    }

    /// Whether the line is one of the head's. If not, the head is over, and what was held is in [#take()].
    boolean holds(LineCutter.Line line) {
        String text = new String(line.bytes(), 0, Math.min(line.bytes().length, 200), StandardCharsets.ISO_8859_1);
        if (text.equals(END)) {
            over = true;
            return true;
        }
        over = !isNamedValue(text) || held.size() == MOST_LINES || !held.keep(line);
        return !over;
    }

    List<LineCutter.Line> take() {
        return held.take();
    }

    private static boolean isNamedValue(String text) {
        int colon = text.indexOf(':');
        if (colon < 1 || colon > LONGEST_NAME || text.indexOf(' ') >= 0) {
            return false;
        }
        return text.substring(0, colon).chars().allMatch(c -> c == '_' || c == '.' || Character.isLetterOrDigit(c));
    }
}
