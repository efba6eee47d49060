package io.orrery.gateway.events;

import io.orrery.gateway.log.LogWriter;
import io.orrery.gateway.log.OnceWriter;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.EventHeaders;
import io.orrery.topics.model.RecordKey;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// Writes events to the log, for every door. Thread-safe.
public final class EventWriter {
    /// What an unconfigured broker takes, less what a record's key and small headers need.
    private static final int MAX_RECORD_BYTES = 1_040_000;

    private final LogWriter log;
    private final DoorMeters meters;
    private final Clock clock;

    public EventWriter(LogWriter log, DoorMeters meters, Clock clock) {
        this.log = log;
        this.meters = meters;
        this.clock = clock;
    }

    /// Whether a record can hold the event together with the lines that say how to read it.
    public static boolean fits(byte[] bytes, String preamble) {
        return bytes.length <= Catalogue.MAX_VALUE_BYTES
                && bytes.length + 3L * preamble.length() <= MAX_RECORD_BYTES - EventHeaders.MAX_TRANSPORT_BYTES;
    }

    /// Writes one event. Blocks while the producer's buffer is full, so call it from virtual threads; that is the back
    /// pressure to the sender.
    ///
    /// @param event of at most [Catalogue#MAX_VALUE_BYTES], which is the door's to check
    /// @return completes once all replicas have it; fails with a 503 [io.orrery.gateway.http.Refusal] when they do
    ///     not in time, and then nothing may be acknowledged
    public CompletableFuture<LogWriter.Place> write(Target target, Event event) {
        return log.append(Catalogue.EVENTS, key(target, event), event.bytes(), headers(target, event))
                .whenComplete((place, failure) -> {
                    if (failure == null) {
                        meters.accepted(target, 1);
                    } else {
                        meters.refused(target, 1);
                    }
                });
    }

    /// Adds one event to a transaction. Whoever commits it counts it.
    ///
    /// @param event as for [#write]
    public void add(OnceWriter.Transaction transaction, Target target, Event event) {
        transaction.add(Catalogue.EVENTS, key(target, event), event.bytes(), headers(target, event));
    }

    private static RecordKey key(Target target, Event event) {
        return RecordKey.numbered(target.graph(), target.batch(), event.number());
    }

    /// Writes events and waits for all of them. After one that the log refuses at once none is tried any more, because
    /// each would wait as long. For virtual threads.
    public Written writeAll(Target target, List<Event> events) {
        BitSet lacking = new BitSet(events.size());
        List<CompletableFuture<LogWriter.Place>> sent = new ArrayList<>(events.size());
        for (Event event : events) {
            CompletableFuture<LogWriter.Place> place = write(target, event);
            sent.add(place);
            if (place.isCompletedExceptionally()) {
                break;
            }
        }
        for (int i = 0; i < sent.size(); i++) {
            if (sent.get(i).handle((place, failure) -> failure != null).join()) {
                lacking.set(i);
            }
        }
        if (sent.size() < events.size()) {
            lacking.set(sent.size(), events.size());
            meters.refused(target, events.size() - sent.size());
        }
        return new Written(events.size(), lacking);
    }

    private Map<String, byte[]> headers(Target target, Event event) {
        Map<String, byte[]> headers = new HashMap<>(Map.of(
                EventHeaders.FEED, ascii(target.feed()),
                EventHeaders.DOOR, ascii(target.door().word()),
                EventHeaders.RECEIVED, ascii(Long.toString(micros(clock.instant()))),
                EventHeaders.TRACE, ascii(target.trace())));
        if (!event.preamble().isEmpty()) {
            headers.put(EventHeaders.PREAMBLE, event.preamble().getBytes(StandardCharsets.UTF_8));
        }
        if (!event.transport().isEmpty()) {
            headers.put(EventHeaders.TRANSPORT, event.transport().getBytes(StandardCharsets.UTF_8));
        }
        return headers;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static long micros(Instant instant) {
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
    }
}
