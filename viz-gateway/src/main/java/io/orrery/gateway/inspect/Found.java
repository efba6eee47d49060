package io.orrery.gateway.inspect;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A node or an edge as its newest frame describes it.
///
/// @param fields what the picture knows: id, label, type, degree, count, first and last seen, ends of an edge
/// @param searched texts that the lines behind it contain: the node's id, or the ids of the edge's two ends
/// @param reference where its data lies; absent when nothing points back
record Found(
        Map<String, Object> fields,
        List<String> searched,
        @Nullable Reference reference) {

    /// One row of a references frame; see [io.orrery.topics.model.RefColumns].
    record Reference(boolean event, long oldest, long newest, int row) {}
}
