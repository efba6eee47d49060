package io.orrery.transform.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.topics.model.EdgeColumns;
import io.orrery.topics.model.NodeColumns;
import io.orrery.transform.core.SeededRows.Row;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The window against a model that looks at every edge for every row.
class WindowModelTest {
    private static final long WINDOW = 30_000;
    private static final GraphLimits LIMITS = new GraphLimits(1_000_000, 1_000_000, Long.MAX_VALUE, 5_000, 60_000);

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void edgesLeaveWhenTheModelSaysSo(long seed) {
        List<Row> rows = SeededRows.rows(seed, 2_000, 300);
        Graph graph = new Graph(SeededRows.GRAPH, 1, LIMITS);
        Model model = new Model(WINDOW);
        int[] cuts = SeededRows.cuts(seed, rows.size(), 40);
        for (int i = 0; i + 1 < cuts.length; i++) {
            graph.apply(SeededRows.events(rows, cuts[i], cuts[i + 1], SeededRows.spec(WINDOW)));
            rows.subList(cuts[i], cuts[i + 1]).forEach(model::see);

            assertThat(edges(graph)).isEqualTo(model.edges());
        }
        assertThat(graph.tooOld()).isEqualTo(model.tooOld).isPositive();
        assertThat(graph.left()).isEqualTo(model.expired).isGreaterThan(100);
    }

    /// The control: a window off by a little is noticed.
    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void aModelWithAnotherWindowDisagrees(long seed) {
        List<Row> rows = SeededRows.rows(seed, 2_000, 300);
        Graph graph = new Graph(SeededRows.GRAPH, 1, LIMITS);
        Model model = new Model(WINDOW + 2_000);
        graph.apply(SeededRows.events(rows, 0, rows.size(), SeededRows.spec(WINDOW)));
        rows.forEach(model::see);

        assertThat(edges(graph)).isNotEqualTo(model.edges());
    }

    private static Set<String> edges(Graph graph) {
        ChangeSet all = graph.everything();
        NodeColumns nodes = GraphColumns.nodes(graph, all.nodes());
        Map<Integer, String> ids = new HashMap<>();
        for (int i = 0; i < nodes.rows(); i++) {
            ids.put(nodes.slot()[i], nodes.id()[i]);
        }
        EdgeColumns edges = GraphColumns.edges(graph, all.edges());
        Set<String> lines = new TreeSet<>();
        for (int i = 0; i < edges.rows(); i++) {
            int count = edges.count().length == 0 ? 1 : edges.count()[i];
            lines.add(ids.get(edges.source()[i]) + " -" + edges.relation()[i] + "-> " + ids.get(edges.destination()[i])
                    + " x" + count + " " + (long) edges.firstMillis()[i] + ".." + (long) edges.lastMillis()[i]);
        }
        return lines;
    }

    private static final class Model {
        private final long window;
        private final Map<String, long[]> edges = new HashMap<>();
        private long watermark = Long.MIN_VALUE / 2;
        private long expired;
        private long tooOld;

        Model(long window) {
            this.window = window;
        }

        void see(Row row) {
            watermark = Math.max(watermark, row.millis() - LIMITS.latenessMillis());
            for (Iterator<long[]> all = edges.values().iterator(); all.hasNext(); ) {
                if (all.next()[2] < watermark - window) {
                    all.remove();
                    expired++;
                }
            }
            if (row.user() == null || row.ip() == null) {
                return;
            }
            String key = row.action().equals("ok")
                    ? row.user() + " -logon-> " + row.ip()
                    : row.ip() + " -failed-> " + row.user();
            long[] known = edges.get(key);
            if (known == null && row.millis() < watermark - window) {
                tooOld++;
                return;
            }
            if (known == null) {
                edges.put(key, new long[] {1, row.millis(), row.millis()});
            } else {
                known[0]++;
                known[1] = Math.min(known[1], row.millis());
                known[2] = Math.max(known[2], row.millis());
            }
        }

        Set<String> edges() {
            return edges.entrySet().stream()
                    .map(edge -> edge.getKey() + " x" + edge.getValue()[0] + " " + edge.getValue()[1] + ".."
                            + edge.getValue()[2])
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
