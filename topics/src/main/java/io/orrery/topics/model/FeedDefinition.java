package io.orrery.topics.model;

import org.jspecify.annotations.Nullable;

/// A continuous feed: every event posted to `name` goes into `graph` by `spec`.
///
/// @param owner user who created it; names are unique per owner
/// @param reading how its events are understood; null when the spec's columns are fields of JSON events
/// @param createdMicros wall clock, microseconds since 1970
public record FeedDefinition(
        GraphId graph,
        String name,
        String owner,
        GraphSpec spec,
        @Nullable FeedReading reading,
        long createdMicros) {
    /// A feed of JSON events whose fields the spec names.
    public FeedDefinition(GraphId graph, String name, String owner, GraphSpec spec, long createdMicros) {
        this(graph, name, owner, spec, null, createdMicros);
    }
}
