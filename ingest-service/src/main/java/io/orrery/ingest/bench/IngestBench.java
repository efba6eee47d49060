package io.orrery.ingest.bench;

import io.orrery.ingest.event.EventOutcome;
import io.orrery.ingest.event.EventReader.RawRecord;
import io.orrery.ingest.event.RuledEvents;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/// Reads events from memory and makes entities of them, on the calling thread.
public final class IngestBench {
    private static final long WARM_NANOS = 3_000_000_000L;
    private static final long LEAST_NANOS = 2_000_000_000L;
    private static final int MOST_ROUNDS = 100_000;

    private final RuledEvents reader;
    private final LongSupplier nanos;

    /// @param nanos a clock for spans
    public IngestBench(RuledEvents reader, LongSupplier nanos) {
        this.reader = reader;
        this.nanos = nanos;
    }

    /// What became of the events.
    ///
    /// @param parsed raw events that could be read, in whole or in part
    /// @param mapped raw events that gave at least one relation
    /// @param datasets how many events there are of each, those of envelopes counted singly
    /// @param filtered left out on purpose, by the rule's name
    /// @param dead left out because they could not be taken, by reason
    /// @param parts of envelopes that could not be taken while others could, by reason
    /// @param techniques of ATT&CK, how many relations show each
    /// @param samples the first sentence of each reason
    /// @param seconds that one pass over all takes, warm
    public record Result(
            long events,
            long bytes,
            long parsed,
            long mapped,
            Map<String, Long> datasets,
            Map<String, Long> filtered,
            Map<String, Long> dead,
            Map<String, Long> parts,
            Map<String, Long> techniques,
            Map<String, String> samples,
            long observations,
            int nodes,
            int edges,
            double seconds) {}

    public Result run(List<RawRecord> events) {
        EventTally tally = new EventTally(reader);
        events.forEach(tally::see);
        seconds(events, WARM_NANOS);
        return tally.result(seconds(events, LEAST_NANOS));
    }

    /// Passes again and again, until the span is long enough; returns what one pass took.
    private double seconds(List<RawRecord> events, long least) {
        long begin = nanos.getAsLong();
        long sink = 0;
        int rounds = 0;
        long span;
        do {
            for (RawRecord event : events) {
                sink += reader.read(event) instanceof EventOutcome.Rows rows
                        ? rows.rows().size()
                        : 0;
            }
            rounds++;
            span = nanos.getAsLong() - begin;
        } while (span < least && rounds < MOST_ROUNDS && !events.isEmpty());
        if (sink < 0) {
            throw new IllegalStateException("rows are never fewer than none");
        }
        return span / 1e9 / rounds;
    }
}
