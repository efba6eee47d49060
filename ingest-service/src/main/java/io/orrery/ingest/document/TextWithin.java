package io.orrery.ingest.document;

import io.orrery.ingest.log.Circumstances;
import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.log.RawEvent;
import io.orrery.ingest.normal.NormalEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// Reads the text of another format that stands within an event.
final class TextWithin {
    private final Function<RawEvent, Parsed> formats;

    TextWithin(Function<RawEvent, Parsed> formats) {
        this.formats = formats;
    }

    /// The events of the text; none when no format takes it.
    List<NormalEvent> read(String text, Circumstances known) {
        RawEvent raw = RawEvent.of(text.getBytes(StandardCharsets.UTF_8), known);
        if (raw.length() == 0) {
            return List.of();
        }
        return switch (formats.apply(raw)) {
            case Parsed.Events some -> some.events();
            case Parsed.Refused _ -> List.of();
        };
    }

    /// The events of the text together with what stands around it.
    ///
    /// @param nanos the time of those that name none
    /// @param around sets fields that the text does not tell
    static Parsed merged(List<NormalEvent> within, long nanos, Consumer<NormalEvent.Builder> around) {
        List<NormalEvent> merged = new ArrayList<>(within.size());
        for (NormalEvent event : within) {
            NormalEvent.Builder into = event.copy();
            if (!into.hasTime()) {
                into.nanos(nanos);
            }
            around.accept(into);
            merged.add(into.build());
        }
        return new Parsed.Events(merged, List.of());
    }
}
