package io.orrery.gateway.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.gateway.http.Answers;
import io.orrery.topics.model.Bundling;
import io.orrery.topics.model.GraphSpec;
import io.orrery.topics.model.Relation;
import io.orrery.topics.model.TableHeader;
import org.junit.jupiter.api.Test;

class HypergraphPlanTest {
    @Test
    void eventsOfAHypergraphAreToldApartByWhereTheyLie() {
        GraphSpec spec = plan("""
                {"hypergraph": {"columns": ["user", "src.ip"]}, "time": "ts", "windowSeconds": 60}""").spec();

        assertThat(spec.relations()).extracting(Relation::name).containsExactly("user", "src.ip");
        assertThat(spec.relations())
                .allMatch(relation -> relation.destination().column().equals(TableHeader.OFFSET_COLUMN));
        assertThat(spec.timeColumn()).isEqualTo("ts");
        assertThat(spec.windowMillis()).isEqualTo(60_000);
        assertThat(spec.bundling()).isEqualTo(Bundling.OF_FEEDS);
    }

    @Test
    void aFeedMustNameTheFields() {
        assertThatThrownBy(() -> plan("{\"hypergraph\": true}"))
                .hasMessageContaining("Field 'hypergraph.columns' must name fields of the events");
    }

    @Test
    void aFeedBundlesUnlessItSaysOtherwise() {
        assertThat(plan("{}").spec().bundling()).isEqualTo(Bundling.OF_FEEDS);
        assertThat(plan("{\"bundle\": false}").spec().bundling()).isEqualTo(Bundling.NONE);
        GraphSpec mapped = plan("""
                {"bundle": {"most": 7}, "mapping": {"relations": [
                  {"name": "on", "source": {"column": "a"}, "destination": {"column": "b"}}]}}""").spec();
        assertThat(mapped.bundling().most()).isEqualTo(7);
    }

    private static FeedPlan plan(String body) {
        return FeedPlan.read(Answers.JSON.readTree(body));
    }
}
