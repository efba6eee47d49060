package io.orrery.topics.event;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes events of a stream's lines. A line is an event, but for those that belong together: the records of one event
/// of Linux's audit, which have the same serial number, an `<Event>` of Windows over several lines, and a row of CSV
/// with line ends in quotes. Lines that tell how to read the others (`#fields …` of Zeek, `#Fields: …` of the W3C's
/// logs, the first line of CSV) are no events but the preamble that goes with each event behind them. For one thread
/// at a time.
public final class EventGrouping {
    /// Longest preamble; what comes beyond it is left out.
    public static final int MAX_PREAMBLE = 64 << 10;

    private static final String AUDIT = "msg=audit(";
    private static final int AUDIT_BEGINS_BEFORE = 200;
    private static final byte[] EVENT_BEGINS = "<Event".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EVENT_ENDS = "</Event>".getBytes(StandardCharsets.US_ASCII);

    /// @param number of its first line, counted from 1
    /// @param bytes without the last line's end; empty when it was too long to keep
    public record Event(long number, byte[] bytes, boolean tooLong, String preamble) {}

    private final int maxBytes;
    private final boolean plain;
    private boolean header;
    private final ByteArrayOutputStream open = new ByteArrayOutputStream();
    private long openNumber;
    private @Nullable String openId;
    private boolean tooLong;
    private String preamble = "";
    private boolean preambleGoesOn;
    private final StreamHead head = new StreamHead();
    private final HeldLines row;
    private @Nullable CsvQuotes quotes;

    /// @param maxBytes of one event
    /// @param plain every line is an event, whatever it looks like
    /// @param header the first line is the preamble, and names the columns of rows
    public EventGrouping(int maxBytes, boolean plain, boolean header) {
        this.maxBytes = maxBytes;
        this.plain = plain;
        this.header = header;
        this.row = new HeldLines(maxBytes);
    }

    /// Goes on in the middle of a stream whose earlier lines were read before.
    ///
    /// @param earlier the preamble as of the last line read
    public void goOnWith(String earlier) {
        header = false;
        preamble = earlier;
    }

    /// The preamble as of the last line added.
    public String preamble() {
        return preamble;
    }

    /// Whether the last line added belongs to an event that may go on.
    public boolean isOpen() {
        return openId != null;
    }

    /// The events that the lines end.
    public List<Event> add(List<LineCutter.Line> lines) {
        List<Event> events = new ArrayList<>(lines.size());
        for (LineCutter.Line line : lines) {
            if (plain) {
                events.add(single(line));
            } else if (!header && quotes == null && !head.isOver()) {
                begin(line, events);
            } else {
                add(line, events);
            }
        }
        return events;
    }

    /// The event that the end of the stream ends.
    public List<Event> rest() {
        List<Event> events = new ArrayList<>();
        head.take().forEach(line -> add(line, events));
        end(events);
        return events;
    }

    private Event single(LineCutter.Line line) {
        return new Event(line.number(), line.bytes(), line.tooLong(), preamble);
    }

    /// The first lines may be what a writer puts before all events.
    private void begin(LineCutter.Line line, List<Event> events) {
        if (head.holds(line)) {
            if (head.isOver()) {
                head.take().forEach(one -> explain(new String(one.bytes(), StandardCharsets.UTF_8)));
                explain(new String(line.bytes(), StandardCharsets.UTF_8));
            }
            return;
        }
        head.take().forEach(one -> add(one, events));
        add(line, events);
    }

    private void add(LineCutter.Line line, List<Event> events) {
        if (line.tooLong()) {
            end(events);
            events.add(single(line));
            return;
        }
        byte[] bytes = line.bytes();
        if (header || (bytes[0] == '#' && row.isEmpty())) {
            end(events);
            quotes = header ? new CsvQuotes(bytes) : quotes;
            header = false;
            explain(new String(bytes, StandardCharsets.UTF_8));
            return;
        }
        if (quotes != null) {
            preambleGoesOn = false;
            row(line, quotes, events);
            return;
        }
        preambleGoesOn = false;
        String id = idOf(bytes);
        if (openId != null && !openId.equals(id) && !isWithinXml()) {
            end(events);
        }
        if (id == null && openId == null) {
            events.add(new Event(line.number(), bytes, false, preamble));
            return;
        }
        join(line, id);
        if (isWithinXml() && endsWith(bytes, EVENT_ENDS)) {
            end(events);
        }
    }

    /// A row ends where no quote is open. One that never ends is none: its lines then stand for themselves.
    private void row(LineCutter.Line line, CsvQuotes open, List<Event> events) {
        boolean goesOn = open.goesOnBehind(line.bytes());
        if (!goesOn && row.isEmpty()) {
            events.add(single(line));
        } else if (!row.keep(line)) {
            open.reset();
            end(events);
            events.add(single(line));
        } else if (!goesOn) {
            events.add(new Event(row.number(), row.joined(), false, preamble));
            row.take();
        }
    }

    private boolean isWithinXml() {
        return "xml".equals(openId);
    }

    private void join(LineCutter.Line line, @Nullable String id) {
        if (openId == null) {
            openId = id;
            openNumber = line.number();
        }
        if (open.size() + line.bytes().length + 1 > maxBytes) {
            tooLong = true;
            return;
        }
        if (open.size() > 0) {
            open.write('\n');
        }
        open.writeBytes(line.bytes());
    }

    private void end(List<Event> events) {
        row.take().forEach(line -> events.add(single(line)));
        if (openId != null) {
            events.add(new Event(openNumber, tooLong ? new byte[0] : open.toByteArray(), tooLong, preamble));
            open.reset();
            openId = null;
            tooLong = false;
        }
    }

    /// Lines of a preamble follow each other; a later one begins a new preamble.
    private void explain(String line) {
        if (line.startsWith("#close")) {
            return; // says that the file ends, not how to read it
        }
        String whole = preambleGoesOn ? preamble + '\n' + line : line;
        preamble = whole.length() <= MAX_PREAMBLE ? whole : preamble;
        preambleGoesOn = true;
    }

    /// What the line has in common with the others of its event; null when it is one by itself.
    private static @Nullable String idOf(byte[] line) {
        if (startsWith(line, EVENT_BEGINS) && !endsWith(line, EVENT_ENDS)) {
            return "xml";
        }
        if (line[0] != 't' && line[0] != 'n') {
            return null; // neither type=… nor node=…
        }
        String head = new String(line, 0, Math.min(line.length, AUDIT_BEGINS_BEFORE), StandardCharsets.ISO_8859_1);
        int at = head.indexOf(AUDIT);
        int end = at < 0 ? -1 : head.indexOf(')', at);
        return end < 0 ? null : head.substring(at, end);
    }

    private static boolean startsWith(byte[] line, byte[] begin) {
        return line.length > begin.length
                && Arrays.equals(line, 0, begin.length, begin, 0, begin.length)
                && (line[begin.length] == ' ' || line[begin.length] == '>');
    }

    private static boolean endsWith(byte[] line, byte[] end) {
        int from = line.length - end.length;
        return from >= 0 && Arrays.equals(line, from, line.length, end, 0, end.length);
    }
}
