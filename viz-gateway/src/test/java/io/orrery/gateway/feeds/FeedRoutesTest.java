package io.orrery.gateway.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.gateway.http.Answers;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class FeedRoutesTest {
    private static final String DEFINITION = """
            {"name": "vpn", "hypergraph": {"columns": ["user", "ip"]}, "time": "ts", "bundle": {"most": 7},
             "windowSeconds": 60}""";

    /// Whoever changes the window gives the rest again, so all of it has to be told.
    @Test
    void aFeedCanBeChangedByWhatIsToldOfIt() {
        FeedRow feed = new FeedRow("vpn", "g1", DEFINITION, Instant.EPOCH);

        Map<String, Object> told = FeedRoutes.describe(feed);

        ObjectNode body = (ObjectNode) Answers.JSON.valueToTree(told);
        assertThat(FeedPlan.read(body)).isEqualTo(feed.plan());
        body.remove("bundle");
        assertThat(FeedPlan.read(body)).isNotEqualTo(feed.plan());
    }
}
