package io.orrery.transform.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.transform.core.ChangeSet;
import io.orrery.transform.core.Graph;
import io.orrery.transform.core.GraphLimits;
import io.orrery.transform.core.GraphText;
import io.orrery.transform.core.Outcome;
import io.orrery.transform.core.SeededRows;
import io.orrery.transform.core.SeededRows.Row;
import io.orrery.transform.core.SnapshotOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphFrameWriterTest {
    private static final int ROWS = 4_000;

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void aReaderOfFramesHasTheGraphAndNeverADanglingEdge(long seed) {
        Graph graph = graph();
        FrameModel reader = new FrameModel();
        for (List<byte[]> frames : changeSets(graph, seed)) {
            frames.forEach(reader::apply);
        }
        assertThat(reader.text()).isEqualTo(GraphText.of(graph));
        assertThat(reader.seq()).isEqualTo(graph.seq());
    }

    /// The control: the reader does notice frames in another order.
    @Test
    void framesInReverseOrderAreNoticed() {
        for (List<byte[]> frames : changeSets(graph(), 21)) {
            assertThatThrownBy(() -> {
                        FrameModel reader = new FrameModel();
                        frames.reversed().forEach(reader::apply);
                    })
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void aReaderThatBeginsWithASnapshotEndsWithTheSameGraph(long seed) {
        Graph graph = graph();
        FrameModel reader = null;
        List<Row> rows = SeededRows.rows(seed, ROWS, 300);
        int[] cuts = SeededRows.cuts(seed, ROWS, 100);
        for (int i = 0; i + 1 < cuts.length; i++) {
            ChangeSet changes = apply(graph, rows, cuts[i], cuts[i + 1]);
            if (i == cuts.length / 2) {
                reader = new FrameModel();
                GraphFrameWriter.snapshot(graph, SnapshotOrder.of(graph), reader::apply);
                assertThat(reader.text()).isEqualTo(GraphText.of(graph));
            } else if (reader != null) {
                GraphFrameWriter.changeSet(graph, changes).forEach(reader::apply);
            }
        }
        assertThat(reader).isNotNull();
        assertThat(reader.text()).isEqualTo(GraphText.of(graph));
    }

    @Test
    void aSnapshotOfTheSameGraphIsTheSameBytesAndItsEdgesAreShuffled() {
        Graph one = graph();
        Graph other = graph();
        changeSets(one, 21);
        changeSets(other, 21);

        assertThat(snapshot(one)).containsExactlyElementsOf(snapshot(other));
        assertThat(SnapshotOrder.of(one).edges()).isNotEqualTo(one.everything().edges());
        assertThat(SnapshotOrder.of(one).edges())
                .containsExactlyInAnyOrder(one.everything().edges());
    }

    @Test
    void longTextsAreCutIntoFramesThatFitARecord() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            // Three bytes a character, and none the same.
            rows.add(new Row("\u20ac".repeat(300) + i, "x" + i, "ok", 1_700_000_000_000L, 1, ""));
        }
        Graph graph = graph();
        Outcome.Applied applied =
                (Outcome.Applied) graph.apply(SeededRows.upload(rows, 0, rows.size(), 0, true, SeededRows.spec(0)));
        List<byte[]> frames = GraphFrameWriter.changeSet(graph, applied.changes());
        FrameModel reader = new FrameModel();
        frames.forEach(reader::apply);

        assertThat(frames).hasSizeGreaterThan(6);
        assertThat(reader.text()).isEqualTo(GraphText.of(graph));
    }

    @Test
    void aSnapshotOfAnEmptyGraphIsOneFrameWithoutRows() {
        Graph graph = graph();
        FrameModel reader = new FrameModel();
        GraphFrameWriter.snapshot(graph, SnapshotOrder.of(graph), reader::apply);

        assertThat(reader.text()).isEmpty();
    }

    private static Graph graph() {
        return new Graph(SeededRows.GRAPH, 1, GraphLimits.DEFAULT);
    }

    private static List<List<byte[]>> changeSets(Graph graph, long seed) {
        List<Row> rows = SeededRows.rows(seed, ROWS, 300);
        int[] cuts = SeededRows.cuts(seed, ROWS, 100);
        List<List<byte[]>> all = new ArrayList<>();
        for (int i = 0; i + 1 < cuts.length; i++) {
            ChangeSet changes = apply(graph, rows, cuts[i], cuts[i + 1]);
            if (!changes.isEmpty()) {
                all.add(GraphFrameWriter.changeSet(graph, changes));
            }
        }
        return all;
    }

    private static ChangeSet apply(Graph graph, List<Row> rows, int from, int to) {
        Outcome outcome = graph.apply(SeededRows.events(rows, from, to, SeededRows.spec(60_000)));
        return ((Outcome.Applied) outcome).changes();
    }

    private static List<byte[]> snapshot(Graph graph) {
        List<byte[]> frames = new ArrayList<>();
        GraphFrameWriter.snapshot(graph, SnapshotOrder.of(graph), frames::add);
        return frames;
    }
}
