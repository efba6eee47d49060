package io.orrery.ingest.bench;

import io.orrery.ingest.event.EventOutcome;
import io.orrery.ingest.event.EventReader.RawRecord;
import io.orrery.ingest.event.RuledEvents;
import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.normal.NormalEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Reads events from memory and makes entities of them, on the calling thread.
public final class IngestBench {
    private static final long WARM_NANOS = 3_000_000_000L;
    private static final long LEAST_NANOS = 2_000_000_000L;
    private static final int MOST_ROUNDS = 100_000;
    private static final int MOST_KINDS = 1_000;

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
            Map<String, String> samples,
            long observations,
            int nodes,
            int edges,
            double seconds) {}

    public Result run(List<RawRecord> events) {
        Count count = new Count();
        for (RawRecord event : events) {
            count.see(event, reader);
        }
        seconds(events, WARM_NANOS);
        return count.result(events.size(), seconds(events, LEAST_NANOS));
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

    private static final class Count {
        private long bytes;
        private long parsed;
        private long mapped;
        private long observations;
        private final Map<String, Long> datasets = new TreeMap<>();
        private final Map<String, Long> filtered = new TreeMap<>();
        private final Map<String, Long> dead = new TreeMap<>();
        private final Map<String, String> samples = new TreeMap<>();
        private final Set<List<Object>> nodes = new HashSet<>();
        private final Set<List<Object>> edges = new HashSet<>();

        void see(RawRecord raw, RuledEvents reader) {
            bytes += raw.bytes().length;
            if (reader.parse(raw) instanceof Parsed.Events some) {
                parsed++;
                for (NormalEvent event : some.events()) {
                    add(datasets, event.dataset());
                }
            }
            switch (reader.read(raw)) {
                case EventOutcome.Row row -> row(row.cells());
                case EventOutcome.Rows rows -> {
                    mapped++;
                    rows.rows().forEach(this::row);
                    rows.rejected().forEach(this::dead);
                }
                case EventOutcome.Filtered left -> add(filtered, left.rule());
                case EventOutcome.Rejected rejected -> dead(rejected);
            }
        }

        private void row(@Nullable Object[] cells) {
            observations++;
            List<Object> source = List.of(String.valueOf(cells[1]), String.valueOf(cells[0]));
            List<Object> destination = List.of(String.valueOf(cells[4]), String.valueOf(cells[3]));
            nodes.add(source);
            nodes.add(destination);
            edges.add(List.of(source, destination, String.valueOf(cells[6])));
        }

        private void dead(EventOutcome.Rejected rejected) {
            String reason = rejected.reason().name();
            add(dead, reason);
            samples.putIfAbsent(reason, rejected.detail() + " (" + rejected.position() + ")");
        }

        private static void add(Map<String, Long> counts, String name) {
            String kept = counts.size() < MOST_KINDS || counts.containsKey(name) ? name : "others";
            counts.merge(kept, 1L, Long::sum);
        }

        Result result(int events, double seconds) {
            return new Result(
                    events,
                    bytes,
                    parsed,
                    mapped,
                    datasets,
                    filtered,
                    dead,
                    samples,
                    observations,
                    nodes.size(),
                    edges.size(),
                    seconds);
        }
    }
}
