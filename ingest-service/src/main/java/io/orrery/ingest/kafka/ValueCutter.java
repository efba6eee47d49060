package io.orrery.ingest.kafka;

import io.orrery.topics.event.EventGrouping;
import io.orrery.topics.event.LineCutter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Cuts the value of one record into events, by what it looks like: JSON between its documents, however many
/// lines each has, and anything else at the ends of lines, as at every door. Pure.
public final class ValueCutter {
    private ValueCutter() {}

    /// @param plain every line is an event, whatever it looks like
    /// @return none for a value without anything in it; each numbered by its place in the value
    public static List<EventGrouping.Event> cut(byte[] value, boolean plain) {
        int begin = skipBlank(value, 0);
        if (begin == value.length) {
            return List.of();
        }
        List<EventGrouping.Event> events =
                value[begin] == '{' || value[begin] == '[' ? json(value, begin) : lines(value, plain);
        return numbered(events);
    }

    private static List<EventGrouping.Event> lines(byte[] value, boolean plain) {
        LineCutter cutter = new LineCutter(value.length);
        EventGrouping grouping = new EventGrouping(value.length, plain, false);
        List<EventGrouping.Event> events = new ArrayList<>(grouping.add(cutter.add(ByteBuffer.wrap(value))));
        events.addAll(grouping.add(cutter.rest()));
        events.addAll(grouping.rest());
        return events;
    }

    /// Ends of lines within a document do not count. Where a document does not end, and every line begins like one, a
    /// broken line must not take the others with it.
    private static List<EventGrouping.Event> json(byte[] value, int begin) {
        List<EventGrouping.Event> events = new ArrayList<>();
        int depth = 0;
        boolean quoted = false;
        int from = begin;
        for (int at = begin; at < value.length; at++) {
            byte next = value[at];
            if (quoted) {
                if (next == '\\') {
                    at++;
                } else if (next == '"') {
                    quoted = false;
                }
            } else if (next == '"') {
                quoted = true;
            } else if (next == '{' || next == '[') {
                depth++;
            } else if (next == '}' || next == ']') {
                depth--;
            } else if (next == '\n' && depth <= 0) {
                add(value, from, at, events);
                from = at + 1;
                depth = 0;
            }
        }
        if ((depth > 0 || quoted) && everyLineBegins(value, begin)) {
            return lines(value, true);
        }
        add(value, from, value.length, events);
        return events;
    }

    private static boolean everyLineBegins(byte[] value, int begin) {
        return new String(value, begin, value.length - begin, StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> !line.isBlank())
                .allMatch(line -> line.charAt(0) == '{' || line.charAt(0) == '[');
    }

    private static void add(byte[] value, int from, int to, List<EventGrouping.Event> events) {
        int begin = skipBlank(value, from);
        int end = to;
        while (end > begin && isBlank(value[end - 1])) {
            end--;
        }
        if (begin < end) {
            events.add(new EventGrouping.Event(0, Arrays.copyOfRange(value, begin, end), false, ""));
        }
    }

    private static List<EventGrouping.Event> numbered(List<EventGrouping.Event> events) {
        List<EventGrouping.Event> numbered = new ArrayList<>(events.size());
        for (EventGrouping.Event event : events) {
            numbered.add(new EventGrouping.Event(numbered.size(), event.bytes(), event.tooLong(), event.preamble()));
        }
        return numbered;
    }

    private static int skipBlank(byte[] value, int from) {
        int at = from;
        while (at < value.length && isBlank(value[at])) {
            at++;
        }
        return at;
    }

    private static boolean isBlank(byte next) {
        return next == ' ' || next == '\t' || next == '\r' || next == '\n';
    }
}
