package io.orrery.app.cli;

import io.orrery.app.http.PacedEvents;
import io.orrery.app.http.Preamble;
import io.orrery.ingest.event.EventReader.RawRecord;
import io.orrery.ingest.event.RuledEvents;
import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.normal.NormalEvent;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/// When the events of a file took place, as the server reads them. One thread.
final class LineTimes implements PacedEvents.TimeOf {
    private final RuledEvents reader;
    private final Preamble preamble;
    private final LongSupplier nowMicros;

    /// @param preamble of its own: it learns the lines that say how to read the others
    /// @param nowMicros what a time without a year is completed from, since 1970
    LineTimes(RuledEvents reader, Preamble preamble, LongSupplier nowMicros) {
        this.reader = reader;
        this.preamble = preamble;
        this.nowMicros = nowMicros;
    }

    @Override
    public OptionalLong nanos(String line) {
        if (preamble.takes(line)) {
            return OptionalLong.empty();
        }
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return switch (reader.parse(new RawRecord(bytes, nowMicros.getAsLong(), preamble.text()))) {
            case Parsed.Refused _ -> OptionalLong.empty();
            case Parsed.Events events ->
                events.events().stream()
                        .mapToLong(NormalEvent::nanos)
                        .filter(nanos -> nanos != NormalEvent.NO_TIME)
                        .findFirst();
        };
    }
}
