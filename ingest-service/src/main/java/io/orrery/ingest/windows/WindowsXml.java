package io.orrery.ingest.windows;

import io.orrery.ingest.log.FieldTime;
import io.orrery.ingest.log.LogFormat;
import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.log.RawEvent;
import io.orrery.topics.model.Reason;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Windows events as XML: one `<Event>` element, several one after the other, or an `<Events>` element
/// of such; over one line or many, in UTF-8 or UTF-16.
public final class WindowsXml implements LogFormat {
    private static final String END = "</Event>";
    /// The part of an event that is looked at for its first element.
    private static final int LOOKED_AT = 400;

    /// An element of `System` or `RenderingInfo` and its name in normal form.
    private static final Map<String, String> SYSTEM = Map.ofEntries(
            Map.entry("EventRecordID", "winlog.record_id"),
            Map.entry("Keywords", "winlog.keywords"),
            Map.entry("Task", "winlog.task_id"),
            Map.entry("Opcode", "winlog.opcode"),
            Map.entry("Version", "winlog.version"),
            Map.entry("Level", "winlog.level"),
            Map.entry("Provider.Guid", "winlog.provider_guid"),
            Map.entry("Correlation.ActivityID", "winlog.activity_id"),
            Map.entry("Correlation.RelatedActivityID", "winlog.related_activity_id"),
            Map.entry("Execution.ProcessID", "winlog.process.pid"),
            Map.entry("Execution.ThreadID", "winlog.process.thread.id"),
            Map.entry("Security.UserID", "winlog.user.identifier"),
            Map.entry("Security.UserId", "winlog.user.identifier"),
            Map.entry("Rendering.Message", "message"),
            Map.entry("Rendering.Level", "log.level"),
            Map.entry("Rendering.Task", "winlog.task"));

    @Override
    public String name() {
        return "windows-xml";
    }

    @Override
    public boolean fits(RawEvent raw) {
        int first = raw.at(0);
        if (first != '<' && first != 0xFF && first != 0xFE) {
            return false;
        }
        String head = text(raw.part(0, Math.min(raw.length(), LOOKED_AT)));
        int event = head.indexOf("<Event");
        if (event < 0 || head.length() <= event + 6) {
            return false;
        }
        char next = head.charAt(event + 6);
        boolean named = next == '>' || next == ' ' || next == 's' || next == '\r' || next == '\n' || next == '\t';
        return named && (event == 0 || head.startsWith("<?xml"));
    }

    @Override
    public Parsed parse(RawEvent raw) {
        String text = text(raw);
        boolean wide = wide(raw) != null;
        List<Parsed> parts = new ArrayList<>();
        int from = next(text, 0);
        int before = from < 0 ? 0 : bytes(text, 0, from, wide);
        while (from >= 0) {
            int end = text.indexOf(END, from);
            if (end < 0) {
                parts.add(new Parsed.Refused(
                        Reason.TRUNCATED, "The event is cut off: its element does not end.", "byte " + before));
                break;
            }
            parts.add(one(text.substring(from, end + END.length()), before, wide));
            int following = next(text, end + END.length());
            before += following < 0 ? 0 : bytes(text, from, following, wide);
            from = following;
        }
        return parts.isEmpty() ? Parsed.Refused.malformed("The event holds no element <Event>.", 0) : Parsed.all(parts);
    }

    /// How many bytes a part of the text came from.
    private static int bytes(String text, int from, int to, boolean wide) {
        if (wide) {
            return 2 * (to - from);
        }
        int bytes = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }

    /// Where the next `<Event>` begins; -1 when none does.
    private static int next(String text, int from) {
        int at = text.indexOf("<Event", from);
        while (at >= 0) {
            char next = at + 6 < text.length() ? text.charAt(at + 6) : '>';
            if (next == '>' || Character.isWhitespace(next)) {
                return at;
            }
            at = text.indexOf("<Event", at + 6);
        }
        return -1;
    }

    private static Parsed one(String xml, int before, boolean wide) {
        try {
            return event(XmlElements.read(xml));
        } catch (XmlElements.UnreadableException e) {
            try {
                String repaired = withEntities(xml);
                if (!repaired.equals(xml)) {
                    return event(XmlElements.read(repaired));
                }
            } catch (XmlElements.UnreadableException still) {
                e.addSuppressed(still);
            }
            return new Parsed.Refused(
                    Reason.MALFORMED,
                    "The event is not well-formed XML: " + e.getMessage(),
                    "byte " + (before + bytes(xml, 0, Math.min(e.character(), xml.length()), wide)));
        }
    }

    /// Sysmon for Linux writes `&lt unknown process&gt`, without semicolons: an `&` that begins no
    /// entity is a character.
    private static String withEntities(String xml) {
        StringBuilder repaired = new StringBuilder(xml.length() + 16);
        for (int i = 0; i < xml.length(); i++) {
            char c = xml.charAt(i);
            repaired.append(c);
            if (c == '&' && !beginsEntity(xml, i + 1)) {
                repaired.append("amp;");
            }
        }
        return repaired.toString();
    }

    private static boolean beginsEntity(String xml, int from) {
        int end = from;
        while (end < xml.length() && end - from < 10) {
            char c = xml.charAt(end);
            if (c == ';') {
                return switch (xml.substring(from, end)) {
                    case "lt", "gt", "amp", "quot", "apos" -> true;
                    default -> end > from + 1 && xml.charAt(from) == '#';
                };
            }
            if (c != '#' && !Character.isLetterOrDigit(c)) {
                return false;
            }
            end++;
        }
        return false;
    }

    private static Parsed event(XmlElements.Read read) {
        Map<String, String> system = read.system();
        Long id = EventIds.of(system.get("EventID"));
        if (id == null) {
            return EventIds.refused("System.EventID", system.get("EventID"));
        }
        String written = system.get("TimeCreated.SystemTime");
        FieldTime time = Times.system(written);
        if (time.refused() != null) {
            return time.refused();
        }
        Map<String, Object> surroundings = new LinkedHashMap<>();
        system.forEach((name, value) -> {
            String normal = SYSTEM.get(name);
            if (normal != null) {
                surroundings.put(normal, value);
            }
        });
        return WindowsNormal.event(new WindowsEvent(
                id,
                system.get("Channel"),
                system.get("Provider.Name"),
                system.get("Computer"),
                time.nanos(),
                surroundings,
                read.data()));
    }

    private static String text(RawEvent raw) {
        Charset wide = wide(raw);
        if (wide == null) {
            return raw.text();
        }
        // The zero of the last character may have been taken for a blank.
        byte[] even = new byte[raw.length() + raw.length() % 2];
        System.arraycopy(raw.bytes(), raw.from(), even, 0, raw.length());
        String text = new String(even, wide);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /// The encoding of two bytes a character, by its mark or by the zeros in it; null when it is UTF-8.
    private static @Nullable Charset wide(RawEvent raw) {
        if (raw.at(0) == 0xFE && raw.at(1) == 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        return (raw.at(0) == 0xFF && raw.at(1) == 0xFE) || (raw.at(0) == '<' && raw.at(1) == 0)
                ? StandardCharsets.UTF_16LE
                : null;
    }
}
