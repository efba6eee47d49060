package io.orrery.gateway.inspect;

import io.orrery.topics.model.RefColumns;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A node or an edge as its newest frame describes it.
///
/// @param fields what the picture knows: id, label, type, degree, count, first and last seen, ends of an edge, sums
/// @param searched texts that the lines behind it contain: the node's id, or the ids of the edge's two ends; empty when
///     it stands for others and no line names it
/// @param reference where its data lies; absent when nothing points back
record Found(
        Map<String, Object> fields,
        List<String> searched,
        @Nullable Reference reference) {

    /// One row of a references frame; see [RefColumns].
    ///
    /// @param newest where the newest contributor lies
    /// @param oldest where the oldest lies; absent where an older writer did not say it whole
    /// @param sample where some of all lie, newest first
    record Reference(boolean event, Spot newest, @Nullable Spot oldest, List<Spot> sample) {

        static Reference of(RefColumns refs, int at) {
            byte kind = refs.kind()[at];
            boolean event = kind == RefColumns.EVENT;
            Spot newest = new Spot(refs.newest()[at], refs.row()[at]);
            boolean whole = event || refs.oldestRow().length > 0;
            Spot oldest = whole ? new Spot(refs.oldest()[at], event ? -1 : refs.oldestRow()[at]) : null;
            long[] places = refs.sample().length == 0 ? RefColumns.NO_SAMPLE : refs.sample()[at];
            List<Spot> sample = java.util.Arrays.stream(places)
                    .sorted()
                    .mapToObj(place -> new Spot(RefColumns.offset(kind, place), RefColumns.row(kind, place)))
                    .toList();
            return new Reference(event, newest, oldest, sample.reversed());
        }
    }

    /// @param row row within the table batch at `offset`; -1 for an event
    record Spot(long offset, int row) {}
}
