package io.orrery.ingest.log;

import io.orrery.topics.model.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All formats, in the order in which an event is tried for them. Thread-safe.
public final class LogFormats {
    private final Map<String, LogFormat> formats = new LinkedHashMap<>();

    /// @param inOrder the more particular first
    public LogFormats(List<LogFormat> inOrder) {
        for (LogFormat format : inOrder) {
            if (formats.putIfAbsent(format.name(), format) != null) {
                throw new IllegalArgumentException("two formats are called " + format.name());
            }
        }
    }

    /// What a feed may ask for.
    public Set<String> names() {
        return formats.keySet();
    }

    public Optional<LogFormat> named(String name) {
        return Optional.ofNullable(formats.get(name));
    }

    /// The first format that the event looks like.
    public Optional<LogFormat> sniff(RawEvent raw) {
        for (LogFormat format : formats.values()) {
            if (format.fits(raw)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /// Reads the event as what it looks like.
    public Parsed parse(RawEvent raw) {
        if (raw.length() == 0) {
            return new Parsed.Refused(Reason.EMPTY, "The event holds nothing.", "byte 0");
        }
        return sniff(raw)
                .map(format -> format.parse(raw))
                .orElseGet(() -> new Parsed.Refused(
                        Reason.UNSUPPORTED, "The event looks like none of the known formats.", "byte 0"));
    }
}
