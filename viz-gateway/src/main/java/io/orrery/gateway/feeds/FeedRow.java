package io.orrery.gateway.feeds;

import io.orrery.gateway.access.Account;
import io.orrery.gateway.http.Answers;
import io.orrery.topics.model.GraphId;
import java.time.Instant;

/// A feed and the graph it fills.
///
/// @param definition the JSON that created it
record FeedRow(String name, String graphId, String definition, Instant createdAt) {
    FeedPlan plan() {
        return FeedPlan.read(Answers.JSON.readTree(definition));
    }

    /// What its owner may do.
    FeedGrant grant(Account owner) {
        return new FeedGrant(new GraphId(graphId), owner.name(), name, plan());
    }
}
