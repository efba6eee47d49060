package io.orrery.layout.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is measured is true; how fast it is, is not tested.
class LayoutBenchTest {
    @Test
    void aGridIsLaidOutMeasuredAndTimed() {
        List<String> said = new ArrayList<>();
        LayoutBench.Result result = new LayoutBench(BenchGraph.grid(30), said::add).run(3, 1);

        assertThat(result.nodes()).isEqualTo(900);
        assertThat(result.edges()).isEqualTo(1_740);
        assertThat(result.rested()).isTrue();
        assertThat(result.steps()).isPositive();
        assertThat(result.seconds()).isPositive();
        assertThat(result.wallMillis())
                .isGreaterThanOrEqualTo(result.bestMillis())
                .isPositive();
        // The system counts it in hundredths of a second: three small steps may take none.
        assertThat(result.cpuMillis()).isNotNegative();
        // A grid that has unfolded; a random picture has 0.3 and 0.01.
        assertThat(result.quality().stress()).isLessThan(0.06);
        assertThat(result.quality().neighbourhoodPreservation()).isGreaterThan(0.5);
        assertThat(said)
                .containsExactly(
                        "warming up, as the server does at its start",
                        "laying out",
                        "measuring the picture",
                        "timing iterations");
    }

    @Test
    void communitiesAreTheSameForTheSameSeedAndMostEdgesStayInside() {
        BenchGraph graph = BenchGraph.communities(10_000, 50_000, 5);
        assertThat(BenchGraph.communities(10_000, 50_000, 5).target()).isEqualTo(graph.target());
        int inside = 0;
        for (int e = 0; e < graph.edges(); e++) {
            inside += graph.source()[e] / 100 == graph.target()[e] / 100 ? 1 : 0;
        }
        assertThat(inside).isBetween(44_000, 46_500);
        assertThat(BenchGraph.communities(3, 10, 1).target()).hasSize(10);
    }

    @Test
    void aGraphWithoutNodesIsRefused() {
        assertThatThrownBy(() -> new BenchGraph(0, new int[0], new int[0])).hasMessageContaining("0 nodes");
    }
}
