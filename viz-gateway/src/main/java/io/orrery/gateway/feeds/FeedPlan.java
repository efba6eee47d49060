package io.orrery.gateway.feeds;

import io.orrery.gateway.http.Refusal;
import io.orrery.gateway.spec.BundlingReader;
import io.orrery.gateway.spec.HypergraphReader;
import io.orrery.topics.model.Bundling;
import io.orrery.topics.model.FeedReading;
import io.orrery.topics.model.GraphSpec;
import io.orrery.topics.model.Observations;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a feed does with its events.
///
/// @param reading null when the spec names the fields of JSON events itself
public record FeedPlan(GraphSpec spec, @Nullable FeedReading reading) {
    /// A body with a `mapping` or a `hypergraph` names the fields; one without leaves it to formats and rules.
    ///
    /// @throws Refusal 400 that names the field
    static FeedPlan read(JsonNode feed) {
        Bundling bundling = BundlingReader.read(feed, Bundling.OF_FEEDS);
        JsonNode mapping = feed.path("mapping");
        if (!mapping.isMissingNode() && !mapping.isNull()) {
            return new FeedPlan(MappingReader.read(feed).with(bundling), null);
        }
        long window = MappingReader.windowMillis(feed.path("windowSeconds"));
        GraphSpec hypergraph = HypergraphReader.ofFeed(feed, MappingReader.timeField(feed), window);
        return hypergraph == null
                ? new FeedPlan(Observations.spec(window).with(bundling), ReadingReader.read(feed))
                : new FeedPlan(hypergraph.with(bundling), null);
    }

    /// Whether every event has to be a JSON object.
    public boolean takesOnlyJson() {
        return reading == null;
    }
}
