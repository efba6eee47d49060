package io.orrery.gateway.letters;

import io.orrery.gateway.access.Account;
import io.orrery.topics.model.GraphId;

/// Says whose a feed is.
@FunctionalInterface
public interface FeedOwners {
    /// The graph of a feed of this account. Blocks.
    ///
    /// @throws io.orrery.gateway.http.Refusal 404 when the account has no such feed
    GraphId graphOf(Account owner, String feed);
}
