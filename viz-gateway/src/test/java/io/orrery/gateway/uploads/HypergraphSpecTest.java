package io.orrery.gateway.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.gateway.http.Answers;
import io.orrery.gateway.http.Refusal;
import io.orrery.topics.model.Bundling;
import io.orrery.topics.model.GraphSpec;
import io.orrery.topics.model.Hypergraph;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HypergraphSpecTest {
    @Test
    void theOptionsOfPyGraphistryAreRead() {
        GraphSpec spec = read("""
                {"hypergraph": {"entity_types": ["src", "dst", "note"], "direct": true, "drop_na": false,
                  "drop_edge_attrs": true,
                  "opts": {"CATEGORIES": {"ip": ["src", "dst"]}, "SKIP": ["note"], "EDGES": {"src": ["dst"]},
                           "EVENTID": "uid"}}}""");

        Hypergraph read = spec.hypergraph();
        assertThat(read.columns()).containsExactly("src", "dst", "note");
        assertThat(read.named()).containsExactly("src", "dst");
        assertThat(read.direct()).isTrue();
        assertThat(read.dropMissing()).isFalse();
        assertThat(read.categories()).containsEntry("ip", List.of("src", "dst"));
        assertThat(read.edges()).containsEntry("src", List.of("dst"));
        assertThat(read.eventId()).isEqualTo("uid");
        assertThat(spec.relations()).isEmpty();
        assertThat(spec.bundling()).isEqualTo(Bundling.NONE);
    }

    @Test
    void trueLeavesEverythingToTheDetectorAndNothingAsksForSourceAndDestination() {
        assertThat(read("{\"hypergraph\": true}").hypergraph().columns()).isEmpty();
        assertThatThrownBy(() -> read("{\"hypergraph\": false}"))
                .hasMessageContaining("edge_encodings.bindings.source is required");
    }

    @Test
    void bundlesOfUploadsAreAskedFor() {
        Bundling asked = read("""
                {"hypergraph": true, "bundle": {"except": [{"relation": "dns", "most": 5}]}}""").bundling();

        assertThat(asked.most()).isEqualTo(1_000);
        assertThat(asked.most("dns", "ip")).isEqualTo(5);
        assertThat(read("{\"hypergraph\": true, \"bundle\": true}").bundling()).isEqualTo(Bundling.OF_FEEDS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"hypergraph": 3}                          | Field 'hypergraph' must be true, false, or an object
            {"hypergraph": {"colums": []}}             | Field 'hypergraph.colums' is not known
            {"hypergraph": {"columns": "a"}}           | Field 'hypergraph.columns' must be a list
            {"hypergraph": {"CATEGORIES": ["a"]}}      | Field 'hypergraph.CATEGORIES' must be an object
            {"hypergraph": {"EDGES": {"a": [1]}}}      | Field 'hypergraph.EDGES.a' must be a list of names
            {"hypergraph": {"direct": "yes"}}          | Field 'hypergraph.direct' must be true or false
            {"hypergraph": true, "bundle": 5}          | Field 'bundle' must be true, false, or an object
            {"hypergraph": true, "bundle": {"most":-1}} | Field 'bundle.most' must be a whole number
            {"hypergraph": true, "bundle": {"except":[{"type":"ip"}]}} | Field 'bundle.except[0].most' must be
            """)
    void aRefusalNamesTheField(String body, String message) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(Refusal.class).hasMessageContaining(message);
    }

    private static GraphSpec read(String body) {
        return SpecReader.read(Answers.JSON.readTree(body)).spec();
    }
}
