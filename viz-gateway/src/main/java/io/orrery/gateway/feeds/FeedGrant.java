package io.orrery.gateway.feeds;

import io.orrery.gateway.events.Door;
import io.orrery.gateway.events.Target;
import io.orrery.topics.model.GraphId;

/// Leave to write to one feed.
///
/// @param owner name of the account that has it; other owners may have a feed of the same name
public record FeedGrant(GraphId graph, String owner, String feed, FeedPlan plan) {
    /// Where events go that come through a door under this leave.
    ///
    /// @param batch as [Target] has it
    public Target target(Door door, String batch, String trace) {
        return new Target(graph, owner, feed, door, batch, trace);
    }
}
