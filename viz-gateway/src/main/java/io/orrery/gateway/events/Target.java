package io.orrery.gateway.events;

import io.orrery.topics.model.GraphId;

/// Where events go, and what they have in common.
///
/// @param graph that the feed fills
/// @param owner name of the account that has the feed
/// @param feed its name, which other owners may have given to feeds of theirs
/// @param door that they come through
/// @param batch first part of every event's key: the same batch and number is the same event, and a repeat replaces it.
///     At most 180 characters of ASCII
/// @param trace W3C trace context
public record Target(GraphId graph, String owner, String feed, Door door, String batch, String trace) {
    /// What meters call the feed: `owner/name`.
    public String label() {
        return owner + "/" + feed;
    }
}
