package io.orrery.transform.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.topics.model.GraphSpec;
import io.orrery.transform.core.SeededRows.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphPropertiesTest {
    private static final long WINDOW = 60_000;
    private static final int ROWS = 3_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void eventsGiveTheSameGraphHoweverTheyAreCutIntoBatches(long seed) {
        List<Row> rows = SeededRows.rows(seed, ROWS, 200);
        Graph whole = fold(rows, new int[] {0, ROWS}, WINDOW);

        for (int mostRows : new int[] {1, 7, 500}) {
            Graph cut = fold(rows, SeededRows.cuts(seed * 31, ROWS, mostRows), WINDOW);

            assertThat(rowsOf(cut)).isEqualTo(rowsOf(whole));
            assertThat(cut.tooOld()).isEqualTo(whole.tooOld());
            assertThat(cut.left()).isEqualTo(whole.left());
            assertThat(cut.refused()).isEqualTo(whole.refused());
        }
        assertThat(whole.refused()).as("the generator leaves out ends").isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anotherOrderOfRowsIsNoticed(long seed) {
        List<Row> rows = SeededRows.rows(seed, ROWS, 200);
        Graph forward = fold(rows, new int[] {0, ROWS}, WINDOW);
        Graph backward = fold(rows.reversed(), new int[] {0, ROWS}, WINDOW);

        assertThat(rowsOf(backward)).isNotEqualTo(rowsOf(forward));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anUploadGivesTheSameGraphHoweverItIsCut(long seed) {
        List<Row> rows = SeededRows.rows(seed, ROWS, 200);
        Graph whole = upload(rows, new int[] {0, ROWS});

        Graph cut = upload(rows, SeededRows.cuts(seed, ROWS, 400));

        // Where a row lies in its batch depends on the cuts, all else does not.
        assertThat(GraphText.of(cut)).isEqualTo(GraphText.of(whole));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void applyingAPrefixOfAnUploadAgainChangesNothing(long seed) {
        List<Row> rows = SeededRows.rows(seed, ROWS, 200);
        GraphSpec spec = SeededRows.spec(0);
        int[] cuts = SeededRows.cuts(seed, ROWS, 300);
        Graph graph = new Graph(SeededRows.GRAPH, 1, GraphLimits.DEFAULT);
        for (int i = 0; i + 1 < cuts.length; i++) {
            graph.apply(SeededRows.upload(rows, cuts[i], cuts[i + 1], i, i + 2 == cuts.length, spec));
            byte[] before = GraphStates.summary(graph);
            for (int again = 0; again <= i; again++) {
                Outcome outcome =
                        graph.apply(SeededRows.upload(rows, cuts[again], cuts[again + 1], again, false, spec));
                assertThat(outcome).isInstanceOf(Outcome.Repeated.class);
            }
            assertThat(GraphStates.summary(graph)).isEqualTo(before);
        }
        assertThat(rowsOf(graph)).isEqualTo(rowsOf(upload(rows, cuts)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aGraphRestoredFromSnapshotAndChangesIsTheLiveOneAndGoesOnLikeIt(long seed) {
        List<Row> rows = SeededRows.rows(seed, ROWS, 200);
        int[] cuts = SeededRows.cuts(seed * 7, ROWS, 60);
        GraphSpec spec = SeededRows.spec(WINDOW);
        SplittableRandom random = new SplittableRandom(seed);
        Graph live = new Graph(SeededRows.GRAPH, 1, GraphLimits.DEFAULT);
        List<byte[]> pages = new ArrayList<>();
        for (int i = 0; i + 1 < cuts.length; i++) {
            ChangeSet changes = changes(live.apply(SeededRows.events(rows, cuts[i], cuts[i + 1], spec)));
            if (random.nextInt(10) == 0) {
                pages.clear();
                GraphStates.write(live, live.everything(), pages::add);
            } else {
                GraphStates.write(live, changes, pages::add);
            }
            if (random.nextInt(5) == 0) {
                Graph restored = restore(live, pages);
                assertThat(rowsOf(restored)).isEqualTo(rowsOf(live));
                assertThat(GraphStates.summary(restored)).isEqualTo(GraphStates.summary(live));
                // From here on the restored graph is the live one: a difference would show further down.
                live = restored;
            }
        }
        assertThat(rowsOf(live)).isEqualTo(rowsOf(fold(rows, cuts, WINDOW)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void slotsStayDense(long seed) {
        List<Row> rows = SeededRows.rows(seed, ROWS, 400);
        Graph graph = new Graph(SeededRows.GRAPH, 1, GraphLimits.DEFAULT);
        int mostNodes = 0;
        int mostEdges = 0;
        for (int i = 0; i < ROWS; i++) {
            graph.apply(SeededRows.events(rows, i, i + 1, SeededRows.spec(WINDOW)));
            // A row may free and take slots within itself, so one row's worth of room is allowed for.
            mostNodes = Math.max(mostNodes, graph.nodeCount() + 2);
            mostEdges = Math.max(mostEdges, graph.edgeCount() + 1);
            assertThat(graph.nodes.slots.limit()).isLessThanOrEqualTo(mostNodes);
            assertThat(graph.edges.slots.limit()).isLessThanOrEqualTo(mostEdges);
        }
        assertThat(graph.nodes.slots.limit()).as("slots were used again").isLessThan(600);
    }

    static Graph fold(List<Row> rows, int[] cuts, long window) {
        GraphSpec spec = SeededRows.spec(window);
        Graph graph = new Graph(SeededRows.GRAPH, 1, GraphLimits.DEFAULT);
        for (int i = 0; i + 1 < cuts.length; i++) {
            graph.apply(SeededRows.events(rows, cuts[i], cuts[i + 1], spec));
        }
        return graph;
    }

    private static Graph upload(List<Row> rows, int[] cuts) {
        GraphSpec spec = SeededRows.spec(0);
        Graph graph = new Graph(SeededRows.GRAPH, 1, GraphLimits.DEFAULT);
        for (int i = 0; i + 1 < cuts.length; i++) {
            graph.apply(SeededRows.upload(rows, cuts[i], cuts[i + 1], i, i + 2 == cuts.length, spec));
        }
        return graph;
    }

    static Graph restore(Graph live, List<byte[]> pages) {
        return GraphStates.restore(
                SeededRows.GRAPH, GraphLimits.DEFAULT, GraphStates.summary(live), pages.iterator(), held -> {});
    }

    static ChangeSet changes(Outcome outcome) {
        return ((Outcome.Applied) outcome).changes();
    }

    /// Every node and edge with all it holds, as the checksum of its bytes.
    static String rowsOf(Graph graph) {
        CRC32C crc = new CRC32C();
        List<byte[]> pages = new ArrayList<>();
        GraphStates.write(graph, graph.everything(), pages::add);
        pages.forEach(crc::update);
        return graph.nodeCount() + " nodes, " + graph.edgeCount() + " edges, checksum " + crc.getValue();
    }
}
