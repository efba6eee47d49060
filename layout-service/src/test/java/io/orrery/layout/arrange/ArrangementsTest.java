package io.orrery.layout.arrange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.orrery.device.Workers;
import io.orrery.layout.force.CpuForceEngine;
import io.orrery.topics.model.Layout;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each case file holds a graph and the places that were worked out for it by hand.
final class ArrangementsTest {
    private static final Workers WORKERS = new Workers(1);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "circle",
                "circle-one",
                "grid",
                "radial-hops",
                "radial-degree",
                "time-rings",
                "time-rings-months",
                "tree",
                "tree-cycle",
                "tree-root",
                "geographic",
                "given"
            })
    void everyNodeIsWhereTheCaseSays(String name) throws IOException {
        Case told = Case.read(name);
        Outcome.Places places = (Outcome.Places)
                Provider.of(told.layout, new CpuForceEngine(WORKERS)).arrange(told.request());
        for (int node = 0; node < told.expected.size(); node++) {
            double[] place = told.expected.get(node);
            assertThat((double) places.x()[node]).as("x of node %d", node).isCloseTo(place[0], within(0.01));
            assertThat((double) places.y()[node]).as("y of node %d", node).isCloseTo(place[1], within(0.01));
        }
    }

    /// `layout NAME`, `root NUMBER`, `node VALUE X Y` (given, `-` for none) `=> X Y`, `edge FROM TO`.
    private static final class Case {
        private Layout layout = Layout.CIRCLE;
        private int root = -1;
        private boolean ordered;
        private final List<double[]> nodes = new ArrayList<>();
        private final List<double[]> expected = new ArrayList<>();
        private final List<int[]> edges = new ArrayList<>();

        static Case read(String name) throws IOException {
            Case told = new Case();
            String file = "/cases/arrange/" + name + ".txt";
            try (InputStream in = Objects.requireNonNull(ArrangementsTest.class.getResourceAsStream(file), file)) {
                new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .forEach(line -> told.line(line.trim().split("\\s+")));
            }
            return told;
        }

        private void line(String[] words) {
            switch (words[0].toLowerCase(Locale.ROOT)) {
                case "layout" -> layout = Layout.of(words[1]).orElseThrow();
                case "root" -> root = Integer.parseInt(words[1]);
                case "node" -> {
                    nodes.add(new double[] {number(words[1]), number(words[2]), number(words[3])});
                    expected.add(new double[] {number(words[5]), number(words[6])});
                    ordered |= !words[1].equals("-");
                }
                case "edge" -> edges.add(new int[] {Integer.parseInt(words[1]), Integer.parseInt(words[2])});
                default -> throw new IllegalArgumentException(String.join(" ", words));
            }
        }

        private static double number(String word) {
            return word.equals("-") ? Double.NaN : Double.parseDouble(word);
        }

        Request request() {
            float[] x = new float[nodes.size()];
            float[] y = new float[nodes.size()];
            for (int i = 0; i < x.length; i++) {
                x[i] = (float) nodes.get(i)[1];
                y[i] = (float) nodes.get(i)[2];
            }
            Graph graph = new Graph(
                    nodes.size(),
                    edges.stream().mapToInt(edge -> edge[0]).toArray(),
                    edges.stream().mapToInt(edge -> edge[1]).toArray(),
                    new float[0]);
            double[] order = nodes.stream().mapToDouble(node -> node[0]).toArray();
            return new Request(graph, ordered ? order : new double[0], x, y, root, 1);
        }
    }
}
