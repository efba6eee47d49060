package io.orrery.transform.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.topics.model.Bundling;
import io.orrery.topics.model.EdgeColumns;
import io.orrery.topics.model.GraphSpec;
import io.orrery.transform.core.SeededRows.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What must hold of bundles whatever comes, in whatever batches and order, and however often the process dies.
class BundlePropertiesTest {
    private static final Bundling FEW = new Bundling(5, List.of(new Bundling.Bound("failed", "user", 2)));
    private static final long WINDOW = 60_000;
    private static final int ROWS = 3_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void rowsGiveTheSameBundlesHoweverTheyAreCutIntoBatches(long seed) {
        List<Row> rows = SeededRows.rows(seed, ROWS, 200);
        Graph whole = fold(rows, new int[] {0, ROWS}, spec(WINDOW));

        for (int mostRows : new int[] {1, 7, 500}) {
            Graph cut = fold(rows, SeededRows.cuts(seed * 31, ROWS, mostRows), spec(WINDOW));

            assertThat(GraphPropertiesTest.rowsOf(cut)).isEqualTo(GraphPropertiesTest.rowsOf(whole));
        }
        assertThat(whole.bundles.all()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aProcessThatDiesAfterAnyBatchGoesOnWithTheSameBundles(long seed) {
        List<Row> rows = SeededRows.rows(seed, ROWS, 400);
        int[] cuts = SeededRows.cuts(seed * 7, ROWS, 60);
        SplittableRandom random = new SplittableRandom(seed);
        Graph live = new Graph(SeededRows.GRAPH, 1, GraphLimits.DEFAULT);
        List<byte[]> pages = new ArrayList<>();
        for (int i = 0; i + 1 < cuts.length; i++) {
            ChangeSet changes = GraphPropertiesTest.changes(
                    live.apply(SeededRows.events(rows, cuts[i], cuts[i + 1], spec(WINDOW))));
            GraphStates.write(live, changes, pages::add);
            if (random.nextInt(3) == 0) {
                live = GraphPropertiesTest.restore(live, pages);
            }
        }

        Graph undisturbed = fold(rows, cuts, spec(WINDOW));
        assertThat(GraphPropertiesTest.rowsOf(live)).isEqualTo(GraphPropertiesTest.rowsOf(undisturbed));
        assertThat(GraphText.of(live)).isEqualTo(GraphText.of(undisturbed)).contains("type=bundle");
    }

    /// Which neighbours are shown depends on who came first; how many there are does not.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void inAnyOrderNothingIsCountedTwiceOrNotAtAll(long seed) {
        List<Row> rows = SeededRows.rows(seed, ROWS, 300);
        Set<String> pairs = new HashSet<>();
        rows.stream()
                .filter(row -> row.user() != null && row.ip() != null)
                .forEach(row -> pairs.add(row.user() + row.action() + row.ip()));
        Random random = new Random(seed);
        for (int round = 0; round < 4; round++) {
            Graph graph = fold(rows, SeededRows.cuts(seed, ROWS, 300), spec(0));

            assertThat(counted(graph) + graph.refused()).isEqualTo(ROWS);
            long bundled = IntStream.of(graph.bundles.all())
                    .mapToLong(slot -> graph.bundles.at(slot).things())
                    .sum();
            int drawn = graph.edgeCount() - graph.bundles.all().length;
            assertThat(drawn + bundled).isEqualTo(pairs.size());
            assertThat(bundled).isPositive();
            Collections.shuffle(rows, random);
        }
    }

    /// The control: without a bound the same rows are drawn edge by edge.
    @Test
    void withoutABoundEverythingIsShown() {
        List<Row> rows = SeededRows.rows(1, ROWS, 300);
        Graph shown = fold(rows, new int[] {0, ROWS}, SeededRows.spec(0));
        Graph bundled = fold(rows, new int[] {0, ROWS}, spec(0));

        assertThat(shown.bundles.all()).isEmpty();
        assertThat(shown.bundles.bytes()).isZero();
        assertThat(shown.edgeCount()).isGreaterThan(bundled.edgeCount());
        assertThat(counted(shown)).isEqualTo(counted(bundled));
    }

    @Test
    void noNodeShowsMoreThanItsBoundAndWhatIsDrawnStays() {
        List<Row> rows = SeededRows.rows(9, ROWS, 300);
        Graph graph = new Graph(SeededRows.GRAPH, 1, GraphLimits.DEFAULT);
        for (int i = 0; i < ROWS; i += 100) {
            ChangeSet changes = GraphPropertiesTest.changes(graph.apply(SeededRows.events(rows, i, i + 100, spec(0))));
            assertThat(changes.edgesRemoved()).isEmpty();
        }
        EdgeColumns edges = GraphColumns.edges(graph, graph.edges.slots.all());
        for (int node : graph.nodes.slots.all()) {
            long shown = IntStream.range(0, edges.rows())
                    .filter(i -> edges.source()[i] == node && !graph.nodes.isBundle(edges.destination()[i]))
                    .filter(i -> edges.relation()[i].equals("logon"))
                    .count();
            assertThat(shown).isLessThanOrEqualTo(5);
        }
    }

    @Test
    void beyondAThousandThingsTheBundleSaysAbout() {
        Graph graph = new Graph(SeededRows.GRAPH, 1, GraphLimits.DEFAULT);
        List<Row> rows = IntStream.range(0, 20_000)
                .mapToObj(
                        i -> new Row("hub", "10.0." + i / 256 + "." + i % 256, "ok", 1_700_000_000_000L + i, 1, "red"))
                .toList();
        graph.apply(SeededRows.events(rows, 0, 1_000, spec(0)));
        assertThat(GraphText.of(graph)).contains("label=995_more_ip");
        graph.apply(SeededRows.events(rows, 1_000, 20_000, spec(0)));

        Bundle bundle = graph.bundles.at(graph.bundles.all()[0]);
        assertThat((double) bundle.things()).isBetween(19_995 * 0.9, 19_995 * 1.1);
        assertThat(bundle.label()).startsWith("about ").endsWith(" more ip");
        assertThat(graph.bundles.bytes()).isLessThan(20_000);
        assertThat(counted(graph)).isEqualTo(20_000);
    }

    @Test
    void aBundleForgetsWhatItLastSawTwoWindowsAgo() {
        Graph graph = new Graph(SeededRows.GRAPH, 1, new GraphLimits(1_000, 1_000, Long.MAX_VALUE, 0, 1L << 40));
        List<Row> rows = IntStream.range(0, 100)
                .mapToObj(i ->
                        new Row("hub", "10.0.0." + (i < 50 ? i : 0), "ok", 1_700_000_000_000L + i * 3_000L, 1, "red"))
                .toList();
        GraphSpec narrow = SeededRows.spec(WINDOW).with(new Bundling(1, List.of()));
        graph.apply(SeededRows.events(rows, 0, 50, narrow));
        assertThat(graph.bundles.at(graph.bundles.all()[0]).things()).isBetween(20L, 41L);
        graph.apply(SeededRows.events(rows, 50, 100, narrow));

        assertThat(IntStream.of(graph.bundles.all())
                        .mapToLong(slot -> graph.bundles.at(slot).things()))
                .allMatch(things -> things <= 1);
    }

    @Test
    void rulesThatChangeHoldForWhatComesLater() {
        List<Row> rows = SeededRows.rows(3, ROWS, 300);
        Graph graph = fold(rows, new int[] {0, ROWS / 2}, SeededRows.spec(0));
        int shown = graph.edgeCount();
        graph.apply(SeededRows.events(rows, ROWS / 2, ROWS, spec(0)));
        int bundles = graph.bundles.all().length;

        assertThat(graph.edgeCount()).isGreaterThanOrEqualTo(shown);
        assertThat(bundles).isPositive();
        assertThat(counted(graph) + graph.refused()).isEqualTo(ROWS);
    }

    private static long counted(Graph graph) {
        return IntStream.of(graph.edges.slots.all())
                .mapToLong(slot -> graph.edges.count.get(slot))
                .sum();
    }

    private static GraphSpec spec(long window) {
        return SeededRows.spec(window).with(FEW);
    }

    private static Graph fold(List<Row> rows, int[] cuts, GraphSpec spec) {
        Graph graph = new Graph(SeededRows.GRAPH, 1, GraphLimits.DEFAULT);
        for (int i = 0; i + 1 < cuts.length; i++) {
            graph.apply(SeededRows.events(rows, cuts[i], cuts[i + 1], spec));
        }
        return graph;
    }
}
