package io.orrery.topics.model;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What became of a feed's events since the feed began. Written in the transaction that moves past the events, so it
/// is exact at every moment: `received` is `taken` and all of `filtered` and `rejected` together, and the number of the
/// feed's records on the events topic before `next`.
///
/// An event counts once, whatever it holds: one of which a part went into tables is taken, though other parts of it
/// may lie in the dead letters (`partly`).
///
/// @param feed its name; empty when ingest never learned it
/// @param received events that ingest has dealt with
/// @param taken events of which at least one row went into tables
/// @param partly of those taken, how many left a part in the dead letters
/// @param replayed of those received, how many were dead letters before
/// @param rows that all taken events gave
/// @param filtered events left out on purpose, by rule; at most [#MAX_NAMES] rules, the rest as [#OTHER]
/// @param rejected events in the dead letters, by reason
/// @param doors events received, by the door they came through; empty name for unknown
/// @param lastEventMicros when the event taken last happened; 0 before the first
/// @param lastReceivedMicros when the newest event came in; 0 before the first
/// @param next offset after the last event dealt with, in the events partition of the graph
public record FeedCounts(
        GraphId graph,
        String feed,
        long received,
        long taken,
        long partly,
        long replayed,
        long rows,
        SortedMap<String, Long> filtered,
        SortedMap<Reason, Long> rejected,
        SortedMap<String, Door> doors,
        long lastEventMicros,
        long lastReceivedMicros,
        long next) {
    /// Bound on names of rules, and of doors.
    public static final int MAX_NAMES = 200;

    /// Longer names are cut.
    public static final int MAX_NAME_CHARS = 120;

    public static final String OTHER = "other";

    public FeedCounts {
        filtered = Collections.unmodifiableSortedMap(new TreeMap<>(filtered));
        rejected = Collections.unmodifiableSortedMap(new TreeMap<>(rejected));
        doors = Collections.unmodifiableSortedMap(new TreeMap<>(doors));
    }

    /// What came through one door.
    ///
    /// @param lastMicros when the newest came in
    public record Door(long events, long lastMicros) {
        Door plus(Door other) {
            return new Door(events + other.events, Math.max(lastMicros, other.lastMicros));
        }
    }

    public static FeedCounts nothing(GraphId graph) {
        return new FeedCounts(graph, "", 0, 0, 0, 0, 0, new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), 0, 0, 0);
    }

    /// These counts and what came after them.
    public FeedCounts plus(FeedCounts later) {
        return new FeedCounts(
                graph,
                later.feed.isEmpty() ? feed : later.feed,
                received + later.received,
                taken + later.taken,
                partly + later.partly,
                replayed + later.replayed,
                rows + later.rows,
                sum(filtered, later.filtered),
                reasons(later),
                doorsWith(later),
                later.lastEventMicros == 0 ? lastEventMicros : later.lastEventMicros,
                Math.max(lastReceivedMicros, later.lastReceivedMicros),
                Math.max(next, later.next));
    }

    private static SortedMap<String, Long> sum(SortedMap<String, Long> some, SortedMap<String, Long> more) {
        SortedMap<String, Long> sum = new TreeMap<>(some);
        more.forEach((name, count) -> sum.merge(bounded(sum, name), count, Long::sum));
        return sum;
    }

    private SortedMap<Reason, Long> reasons(FeedCounts later) {
        SortedMap<Reason, Long> sum = new TreeMap<>(rejected);
        later.rejected.forEach((reason, count) -> sum.merge(reason, count, Long::sum));
        return sum;
    }

    private SortedMap<String, Door> doorsWith(FeedCounts later) {
        SortedMap<String, Door> sum = new TreeMap<>(doors);
        later.doors.forEach((name, door) -> sum.merge(bounded(sum, name), door, Door::plus));
        return sum;
    }

    /// The name to count `name` by, when there is a bound on names.
    public static String bounded(Map<String, ?> known, String name) {
        String cut = name.length() <= MAX_NAME_CHARS ? name : name.substring(0, MAX_NAME_CHARS);
        return known.containsKey(cut) || known.size() < MAX_NAMES - 1 ? cut : OTHER;
    }

    public long allFiltered() {
        return filtered.values().stream().mapToLong(Long::longValue).sum();
    }

    public long allRejected() {
        return rejected.values().stream().mapToLong(Long::longValue).sum();
    }
}
