package io.orrery.transform.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.topics.model.Column;
import io.orrery.topics.model.Table;
import io.orrery.topics.model.TableHeader;
import io.orrery.topics.model.TablePart;
import io.orrery.transform.core.SeededRows.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// One sender whose clock is wrong must not cost the others their graph.
class WrongClockTest {
    private static final long WINDOW = 60_000;
    private static final long DAY = 86_400_000;
    private static final long RECORDED = Instant.parse("2020-03-01T10:00:00Z").toEpochMilli();
    private static final long FAR = Instant.parse("2099-01-01T00:00:00Z").toEpochMilli();

    @Test
    void anEventOf2099AmongTodaysMovesNothing() {
        Graph graph = fold(rows(RECORDED, FAR), 0);

        assertThat(graph.edgeCount()).isEqualTo(11);
        assertThat(graph.ahead()).isEqualTo(1);
        assertThat(graph.tooOld()).isZero();
        assertThat(graph.window.watermark()).isLessThan(RECORDED + DAY);
    }

    /// The recording is six years older than its replay, so a bound by the time of reception alone would not help.
    @Test
    void norDoesItInAReplayOfAnOldRecording() {
        Graph graph = fold(rows(RECORDED, FAR), 6 * 365 * DAY);

        assertThat(graph.edgeCount()).isEqualTo(11);
        assertThat(graph.tooOld()).isZero();
        assertThat(graph.window.watermark()).isLessThan(RECORDED + DAY);
    }

    @Test
    void itLeavesTheWindowWithTheOthers() {
        List<Row> rows = new ArrayList<>(rows(RECORDED, FAR));
        rows.add(new Row("later", "10.9.9.9", "ok", RECORDED + 2 * WINDOW, 1, "red"));
        Graph graph = fold(rows, DAY);

        assertThat(graph.edgeCount()).isEqualTo(1);
        assertThat(GraphText.of(graph)).doesNotContain("strange");
    }

    /// The control: the same event, when its clock is right, ends the window of all that came before.
    @Test
    void anEventThatIsAsNewAsItSaysMovesTheWindow() {
        Graph graph = fold(rows(RECORDED, RECORDED + DAY), DAY);

        assertThat(graph.ahead()).isZero();
        assertThat(graph.edgeCount()).isEqualTo(1);
        assertThat(graph.tooOld()).isEqualTo(5);
    }

    @Test
    void withoutAWindowTheTimeIsNotBelievedEither() {
        Graph graph = new Graph(SeededRows.GRAPH, 1, GraphLimits.DEFAULT);
        graph.apply(batch(rows(RECORDED, FAR), 0, 0));

        assertThat(graph.ahead()).isEqualTo(1);
        assertThat(GraphText.of(graph)).doesNotContain(Long.toString(FAR));
    }

    @Test
    void lateRowsAreCountedByWhatBecameOfThem() {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("u", "10.0.0.1", "ok", RECORDED, 1, "red"));
        rows.add(new Row("u", "10.0.0.1", "ok", RECORDED + 3 * WINDOW, 1, "red"));
        rows.add(new Row("u", "10.0.0.1", "ok", RECORDED, 1, "red"));
        rows.add(new Row("u", "10.0.0.2", "ok", RECORDED, 1, "red"));
        rows.add(new Row("u", "10.0.0.3", "ok", RECORDED + 3 * WINDOW - 30_000, 1, "red"));
        Graph graph = fold(rows, DAY);

        assertThat(graph.late()).isEqualTo(3);
        assertThat(graph.oldFolded()).isEqualTo(1);
        assertThat(graph.tooOld()).isEqualTo(1);
    }

    /// Ten events a second apart, with a strange one in the middle.
    private static List<Row> rows(long start, long strange) {
        List<Row> rows = new ArrayList<>(IntStream.range(0, 10)
                .mapToObj(i -> new Row("u" + i, "10.0.0." + i, "ok", start + i * 1_000L, 1, "red"))
                .toList());
        rows.add(5, new Row("strange", "10.8.8.8", "ok", strange, 1, "red"));
        return rows;
    }

    private static Graph fold(List<Row> rows, long replayedLater) {
        Graph graph = new Graph(SeededRows.GRAPH, 1, GraphLimits.DEFAULT);
        graph.apply(batch(rows, replayedLater, WINDOW));
        return graph;
    }

    /// @param replayedLater how long after the recording began its events came in
    private static Batch batch(List<Row> rows, long replayedLater, long window) {
        BitSet all = new BitSet();
        all.set(0, rows.size());
        long[] received = new long[rows.size()];
        Arrays.setAll(received, i -> (RECORDED + replayedLater + i * 1_000L) * 1_000);
        List<Column> columns =
                new ArrayList<>(SeededRows.table(rows, 0, rows.size()).columns());
        columns.add(new Column.Times(TableHeader.RECEIVED_COLUMN, received, all));
        TableHeader header = new TableHeader(
                SeededRows.GRAPH, "feed", TablePart.EVENTS, -1, false, 0, 0, SeededRows.spec(window), 1, "");
        return new Batch(header, new Table(rows.size(), columns), 100);
    }
}
