package io.orrery.gateway.feeds;

import java.time.Instant;

/// A feed and the graph it fills.
///
/// @param definition the JSON that created it
record FeedRow(String name, String graphId, String definition, Instant createdAt) {}
