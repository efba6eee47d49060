package io.orrery.gateway.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.gateway.http.Answers;
import io.orrery.topics.model.Bundling;
import io.orrery.topics.model.GraphSpec;
import io.orrery.topics.model.Relation;
import io.orrery.topics.model.TableHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedPlanTest {
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

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1000", "1.5, 1500", "86400, 86400000", "315360000, 315360000000"})
    void aWindowIsForEverOrAtLeastASecond(String seconds, long millis) {
        assertThat(plan("{\"windowSeconds\": " + seconds + "}").spec().windowMillis())
                .isEqualTo(millis);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0.0004", "0.5", "315360001", "1e400", "\"60\"", "true", "[]"})
    void anotherWindowIsRefusedWithItsBounds(String seconds) {
        assertThatThrownBy(() -> plan("{\"windowSeconds\": " + seconds + "}"))
                .hasMessageContaining("Field 'windowSeconds' must be a number of seconds from 1 to 315360000");
    }

    private static FeedPlan plan(String body) {
        return FeedPlan.read(Answers.JSON.readTree(body));
    }
}
