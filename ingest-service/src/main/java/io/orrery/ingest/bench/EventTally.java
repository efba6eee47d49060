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
import org.jspecify.annotations.Nullable;

/// Counts what becomes of events: how many can be read, what they tell, and why the others tell nothing. Every event
/// is counted in exactly one of mapped, filtered and dead. For one thread.
public final class EventTally {
    private static final int MOST_KINDS = 1_000;

    private final RuledEvents reader;
    private long events;
    private long bytes;
    private long parsed;
    private long mapped;
    private long observations;
    private final Map<String, Long> datasets = new TreeMap<>();
    private final Map<String, Long> filtered = new TreeMap<>();
    private final Map<String, Long> dead = new TreeMap<>();
    private final Map<String, Long> parts = new TreeMap<>();
    private final Map<String, Long> techniques = new TreeMap<>();
    private final Map<String, String> samples = new TreeMap<>();
    private final Set<List<Object>> nodes = new HashSet<>();
    private final Set<List<Object>> edges = new HashSet<>();

    public EventTally(RuledEvents reader) {
        this.reader = reader;
    }

    public void see(RawRecord raw) {
        events++;
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
                rows.rejected().forEach(part -> dead(parts, part));
            }
            case EventOutcome.Filtered left -> add(filtered, left.rule());
            case EventOutcome.Rejected rejected -> dead(dead, rejected);
        }
    }

    private void row(@Nullable Object[] cells) {
        observations++;
        List<Object> source = List.of(String.valueOf(cells[1]), String.valueOf(cells[0]));
        List<Object> destination = List.of(String.valueOf(cells[4]), String.valueOf(cells[3]));
        nodes.add(source);
        nodes.add(destination);
        edges.add(List.of(source, destination, String.valueOf(cells[6])));
        if (cells[8] instanceof String technique) {
            add(techniques, technique);
        }
    }

    private void dead(Map<String, Long> counts, EventOutcome.Rejected rejected) {
        String reason = rejected.reason().name();
        add(counts, reason);
        samples.putIfAbsent(reason, rejected.detail() + " (" + rejected.position() + ")");
    }

    private static void add(Map<String, Long> counts, String name) {
        String kept = counts.size() < MOST_KINDS || counts.containsKey(name) ? name : "others";
        counts.merge(kept, 1L, Long::sum);
    }

    /// @param seconds that one pass over all took
    public IngestBench.Result result(double seconds) {
        return new IngestBench.Result(
                events,
                bytes,
                parsed,
                mapped,
                datasets,
                filtered,
                dead,
                parts,
                techniques,
                samples,
                observations,
                nodes.size(),
                edges.size(),
                seconds);
    }
}
