package io.orrery.ingest.folder;

import io.orrery.topics.event.EventGrouping;
import io.orrery.topics.event.LineCutter;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Cuts the bytes of one file into events that know where they lie, so that reading can go on behind any of them.
/// Pure; for one thread.
final class Lines {
    /// Kept of a line that is too long, for its dead letter.
    private static final int KEPT_OF_TOO_LONG = 900_000;

    /// @param event numbered by the byte at which its first line begins
    /// @param end where reading goes on when the event is handled: never behind a line that is not handled yet
    /// @param preamble as of there
    /// @param length of the event's line where it is too long, else 0
    record Taken(EventGrouping.Event event, long end, String preamble, long length) {}

    private final int maxBytes;
    private final EventGrouping grouping;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean headerNext;
    private long begin;
    private long at;

    /// @param from byte at which the first line begins
    /// @param preamble lines before it that say how to read the others
    /// @param plain every line is an event
    /// @param header the first line of the file says how to read the others
    Lines(long from, String preamble, boolean plain, boolean header, int maxBytes) {
        this.maxBytes = maxBytes;
        this.headerNext = header && from == 0;
        this.grouping = new EventGrouping(maxBytes, plain, headerNext);
        if (from > 0) {
            grouping.goOnWith(preamble);
        }
        this.begin = from;
        this.at = from;
    }

    /// Byte of the next piece.
    long at() {
        return at;
    }

    /// Whether something waits for its end.
    boolean isWaiting() {
        return at > begin || grouping.isOpen();
    }

    /// The beginning of the line that has no end yet.
    byte[] unfinished() {
        return line.toByteArray();
    }

    /// How long it is, kept or not.
    long unfinishedBytes() {
        return at - begin;
    }

    String preamble() {
        return grouping.preamble();
    }

    boolean isGroupOpen() {
        return grouping.isOpen();
    }

    List<Taken> add(byte[] bytes, int from, int to) {
        List<Taken> taken = new ArrayList<>();
        int piece = from;
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n') {
                append(bytes, piece, i);
                at += i + 1 - piece;
                piece = i + 1;
                end(taken);
            }
        }
        append(bytes, piece, to);
        at += to - piece;
        return taken;
    }

    /// The event that has waited long enough for a further line of its own.
    List<Taken> endGroup() {
        return last(grouping.rest(), begin);
    }

    /// What the end of the file ends.
    List<Taken> endAll() {
        List<Taken> taken = new ArrayList<>();
        if (at > begin) {
            end(taken);
        }
        taken.addAll(last(grouping.rest(), at));
        return taken;
    }

    private List<Taken> last(List<EventGrouping.Event> events, long end) {
        return events.stream()
                .map(event -> new Taken(event, end, grouping.preamble(), 0))
                .toList();
    }

    private void append(byte[] bytes, int from, int to) {
        int room = maxBytes + 2 - line.size(); // the end of the line may be two bytes
        line.write(bytes, from, Math.max(0, Math.min(to - from, room)));
    }

    private void end(List<Taken> taken) {
        byte[] bytes = line.toByteArray();
        line.reset();
        long from = begin;
        long length = at - from;
        begin = at;
        int end = bytes.length > 0 && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
        if (isBlank(bytes, end)) {
            return;
        }
        boolean tooLong = end > maxBytes;
        byte[] kept = Arrays.copyOf(bytes, tooLong ? Math.min(KEPT_OF_TOO_LONG, maxBytes) : end);
        boolean explains = headerNext || (!tooLong && kept[0] == '#');
        headerNext = false;
        List<EventGrouping.Event> events = grouping.add(List.of(new LineCutter.Line(from, kept, tooLong)));
        for (EventGrouping.Event event : events) {
            boolean last = event.equals(events.getLast());
            boolean whole = event.number() == from || (last && !grouping.isOpen() && !explains);
            taken.add(new Taken(event, whole ? at : from, grouping.preamble(), event.tooLong() ? length : 0));
        }
    }

    private static boolean isBlank(byte[] bytes, int end) {
        for (int i = 0; i < end; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t') {
                return false;
            }
        }
        return true;
    }
}
