package io.orrery.transform.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.topics.model.NodeColumns;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every file in `cases/`: rows on one side, the change sets that they must give on the other.
class CasesTest {
    static Stream<Path> files() throws IOException, URISyntaxException {
        Path folder = Path.of(CasesTest.class.getResource("/cases").toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void rowsGiveTheChangeSetsThatTheFileSays(Path file) throws IOException {
        Graph graph = null;
        int number = 0;
        for (CaseFile.Step step : CaseFile.read(Files.readAllLines(file))) {
            graph = graph == null ? new Graph(step.batch().header().graph(), 1, limits()) : graph;
            Outcome outcome = graph.apply(step.batch());

            assertThat(text(graph, outcome))
                    .as(file.getFileName() + ", batch " + ++number)
                    .isEqualTo(step.expected());
        }
        assertThat(number).isPositive();
    }

    private static GraphLimits limits() {
        return new GraphLimits(1_000, 1_000, Long.MAX_VALUE, 2_000, 60_000);
    }

    private static String text(Graph graph, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Repeated _ -> "repeated";
            case Outcome.Applied applied -> text(graph, applied);
        };
    }

    private static String text(Graph graph, Outcome.Applied applied) {
        List<String> lines = new ArrayList<>();
        for (Refusals.Refusal refusal : applied.refusals().named()) {
            lines.add("refused " + refusal.row() + " " + refusal.reason() + ": " + refusal.message());
        }
        if (applied.missing() > 0) {
            lines.add("missing " + applied.missing());
        }
        ChangeSet changes = applied.changes();
        for (int slot : changes.edgesRemoved()) {
            lines.add("- edge " + slot);
        }
        for (int slot : changes.nodesRemoved()) {
            lines.add("- node " + slot);
        }
        GraphText.nodes(GraphColumns.nodes(graph, changes.nodes())).forEach(line -> lines.add("+ " + line));
        NodeColumns all = GraphColumns.nodes(graph, graph.everything().nodes());
        Map<Integer, String> ids = new HashMap<>();
        for (int i = 0; i < all.rows(); i++) {
            ids.put(all.slot()[i], all.id()[i]);
        }
        GraphText.edges(GraphColumns.edges(graph, changes.edges()), ids).forEach(line -> lines.add("+ " + line));
        return String.join("\n", lines);
    }
}
