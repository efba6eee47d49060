package io.orrery.topics.model;

/// A continuous feed: every event posted to `name` goes into `graph` by `spec`.
///
/// @param owner user who created it; names are unique per owner
/// @param createdMicros wall clock, microseconds since 1970
public record FeedDefinition(GraphId graph, String name, String owner, GraphSpec spec, long createdMicros) {}
