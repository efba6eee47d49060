package io.orrery.transform.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.transform.core.SeededRows.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the first version stored is still a graph: an upgrade must not cost anybody's feed. To write the files of
/// another version, run with `-Dorrery.golden.write=DIR`.
class OldStateTest {
    private static final Path FIRST = Path.of("src/test/resources/state/v1");
    private static final int ROWS = 400;
    private static final long WINDOW = 60_000;

    @Test
    void writesTheStateWhenAskedTo(@TempDir Path scratch) throws IOException {
        Path target = Path.of(System.getProperty("orrery.golden.write", scratch.toString()));
        Graph graph = graph();
        List<byte[]> pages = new ArrayList<>();
        GraphStates.write(graph, graph.everything(), pages::add);
        Files.write(target.resolve("summary"), GraphStates.summary(graph));
        Files.write(target.resolve("page"), pages.getFirst());
        assertThat(pages).hasSize(1);
    }

    @Test
    void aGraphStoredByTheFirstVersionIsReadAndGoesOn() throws IOException {
        Graph restored = GraphStates.restore(
                SeededRows.GRAPH,
                GraphLimits.DEFAULT,
                Files.readAllBytes(FIRST.resolve("summary")),
                List.of(Files.readAllBytes(FIRST.resolve("page"))).iterator(),
                _ -> {});

        assertThat(GraphText.of(restored)).isEqualTo(GraphText.of(graph()));
        assertThat(restored.rows()).isEqualTo(ROWS);
        List<Row> more = SeededRows.rows(7, ROWS + 100, 60);
        restored.apply(SeededRows.events(more, ROWS, ROWS + 100, SeededRows.spec(WINDOW)));
        assertThat(restored.rows()).isEqualTo(ROWS + 100);
    }

    private static Graph graph() {
        List<Row> rows = SeededRows.rows(7, ROWS, 60);
        Graph graph = new Graph(SeededRows.GRAPH, 1, GraphLimits.DEFAULT);
        graph.apply(SeededRows.events(rows, 0, ROWS, SeededRows.spec(WINDOW)));
        return graph;
    }
}
