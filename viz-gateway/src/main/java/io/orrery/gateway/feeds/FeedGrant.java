package io.orrery.gateway.feeds;

import io.orrery.topics.model.GraphId;

/// Leave to write to one feed.
public record FeedGrant(GraphId graph, String feed, FeedPlan plan) {}
