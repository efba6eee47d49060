package io.orrery.transform.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.topics.model.Reason;
import io.orrery.transform.core.SeededRows.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What happens to a graph that outgrows its memory.
class GraphMemoryTest {
    private static final long MAX_BYTES = 4L << 20;
    private static final int ROWS = 60_000;

    @Test
    void rowsThatNeedMoreMemoryAreRefusedWithTheFiguresAndTheRestStays() {
        Graph graph = graph(MAX_BYTES);
        List<Row> rows = distinct(0, ROWS);
        List<Refusals.Refusal> named = fold(graph, rows, 0);

        assertThat(graph.bytes()).isBetween(MAX_BYTES / 2, MAX_BYTES);
        assertThat(graph.edgeCount()).isBetween(2_000, ROWS / 2);
        assertThat(graph.refused()).isEqualTo(ROWS - graph.edgeCount());
        assertThat(named.getFirst().reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(named.getFirst().row()).isEqualTo(graph.edgeCount());
        assertThat(named.getFirst().message())
                .isEqualTo(String.format(
                        Locale.ROOT,
                        "the graph has %,d nodes and %,d edges; more do not fit into the 4 MiB of memory that the "
                                + "transform has for one",
                        graph.nodeCount(),
                        graph.edgeCount()));
        assertThat(named.stream().map(Refusals.Refusal::message).distinct()).hasSize(1);
    }

    @Test
    void withoutTheBoundTheSameRowsTakeManyTimesAsMuch() {
        Graph graph = graph(Long.MAX_VALUE);
        fold(graph, distinct(0, ROWS), 0);

        assertThat(graph.bytes()).isGreaterThan(2 * MAX_BYTES);
        assertThat(graph.refused()).isZero();
    }

    @Test
    void aFullGraphGoesOnFoldingRowsOfEdgesThatItHas() {
        Graph graph = graph(MAX_BYTES);
        fold(graph, distinct(0, ROWS), 0);
        long refused = graph.refused();
        fold(graph, distinct(0, 1_000), 1);

        assertThat(graph.refused()).isEqualTo(refused);
        assertThat(graph.edges.count.get(0)).isEqualTo(2);
    }

    @Test
    void whatLeavesTheWindowMakesRoom() {
        Graph graph = graph(MAX_BYTES);
        var spec = SeededRows.spec(1_000);
        List<Row> rows = distinct(0, ROWS);
        graph.apply(SeededRows.events(rows, 0, ROWS, spec));
        assertThat(graph.refused()).isPositive();
        long refused = graph.refused();
        List<Row> later = distinct(100_000, 2_000).stream()
                .map(row -> new Row(row.user(), row.ip(), row.action(), row.millis() + 60_000, row.bytes(), "red"))
                .toList();
        graph.apply(SeededRows.events(later, 0, 2_000, spec));

        assertThat(graph.refused()).isEqualTo(refused);
        assertThat(graph.edgeCount()).isEqualTo(2_000);
        assertThat(graph.bytes()).isLessThanOrEqualTo(MAX_BYTES);
    }

    @Test
    void aGraphThatGrewToItsBoundIsReadBackUnderTheSameBoundAndNotUnderAMuchTighterOne() {
        Graph graph = graph(MAX_BYTES);
        fold(graph, distinct(0, ROWS), 0);
        List<byte[]> pages = new ArrayList<>();
        GraphStates.write(graph, graph.everything(), pages::add);
        List<Long> held = new ArrayList<>();

        Graph restored = GraphStates.restore(
                SeededRows.GRAPH, limits(MAX_BYTES), GraphStates.summary(graph), pages.iterator(), held::add);
        assertThat(restored.edgeCount()).isEqualTo(graph.edgeCount());
        assertThat(held).hasSameSizeAs(pages).isSorted();
        assertThat(held.getLast()).isEqualTo(graph.bytes());

        assertThatThrownBy(() -> GraphStates.restore(
                        SeededRows.GRAPH, limits(2 << 20), GraphStates.summary(graph), pages.iterator(), _ -> {}))
                .isInstanceOf(GraphTooLargeException.class)
                .hasMessageContaining("larger than the 2 MiB");
    }

    private static List<Refusals.Refusal> fold(Graph graph, List<Row> rows, int upload) {
        List<Refusals.Refusal> named = new ArrayList<>();
        int step = 5_000;
        for (int from = 0; from < rows.size(); from += step) {
            int to = Math.min(rows.size(), from + step);
            Outcome outcome = graph.apply(SeededRows.upload(
                    rows, from, to, upload * 100 + from / step, to == rows.size(), SeededRows.spec(0)));
            named.addAll(((Outcome.Applied) outcome).refusals().named());
        }
        return named;
    }

    private static List<Row> distinct(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> new Row("user-" + i, "ip-" + i, "ok", 1_700_000_000_000L, 1, "red"))
                .toList();
    }

    private static Graph graph(long maxBytes) {
        return new Graph(SeededRows.GRAPH, 1, limits(maxBytes));
    }

    private static GraphLimits limits(long maxBytes) {
        return new GraphLimits(1_000_000, 1_000_000, maxBytes, 0, Long.MAX_VALUE / 2);
    }
}
