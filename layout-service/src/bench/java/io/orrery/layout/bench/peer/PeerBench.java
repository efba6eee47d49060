package io.orrery.layout.bench.peer;

import io.orrery.device.Workers;
import io.orrery.layout.bench.BenchGraph;
import io.orrery.layout.force.Bodies;
import io.orrery.layout.force.ForceSettings;
import io.orrery.layout.force.Residual;
import io.orrery.layout.measure.Communities;
import io.orrery.layout.measure.CommunitySeparation;
import io.orrery.layout.measure.Drawing;
import io.orrery.layout.measure.Quality;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Ours beside other programs. Run one method by hand on a quiet machine; each prints a table.
final class PeerBench {
    private static final Path SCRIPTS = Path.of("src/bench/peers");
    private static final Path PICTURES = Path.of("target/bench");
    private static final int CORES = Runtime.getRuntime().availableProcessors();
    /// Gephi's iterations for a picture that has settled.
    private static final int SETTLED = 1_000;
    /// Regular expressions that choose rows: by program and by graph.
    private static final String ONLY = System.getProperty("orrery.peers", ".*");

    private static final String GRAPHS = System.getProperty("orrery.graphs", ".*");
    /// Graphs of more nodes get half of them.
    private static final int LARGE = 30_000;
    private static final int SAMPLES = 8;

    @Test
    void speed() {
        System.out.printf("%-26s %-26s %10s %10s %10s%n", "graph", "program", "best ms", "mean ms", "CPU ms");
        speed("10k/50k", 10_000, 50_000, 100, 100);
        speed("100k/500k", 100_000, 500_000, 20, 40);
        Task million = Task.scattered("1M/5M", BenchGraph.communities(1_000_000, 5_000_000, 5), 8, 12);
        row(million, new OrreryIterations(CORES));
    }

    private static void speed(String name, int nodes, int edges, int warm, int iterations) {
        Task task = Task.scattered(name, BenchGraph.communities(nodes, edges, 5), warm, iterations);
        row(task, new OrreryIterations(CORES));
        row(task, new OrreryIterations(1));
        Task fewer = new Task(name, task.graph(), task.x(), task.y(), warm / 5, Math.min(20, iterations));
        row(fewer, new Gephi(CORES));
        row(fewer, new Gephi(1));
        row(fewer, Script.all(SCRIPTS).getFirst());
    }

    private static void row(Task task, Peer peer) {
        try {
            Outcome outcome = peer.run(task);
            System.out.printf(
                    Locale.ROOT,
                    "%-26s %-26s %10.2f %10.2f %10.2f%n",
                    task.name(),
                    peer.name(),
                    outcome.bestMillis(),
                    outcome.meanMillis(),
                    outcome.cpuMillis());
        } catch (Peer.Unavailable e) {
            System.out.printf("%-26s %-26s %s%n", task.name(), peer.name(), e.getMessage());
        }
    }

    @Test
    void quality() throws IOException {
        System.out.printf(
                "%-22s %-26s %8s %8s %8s %8s %8s %8s %8s%n",
                "graph", "program", "s", "stress", "NP", "CV", "crossing", "apart", "residual");
        for (Map.Entry<String, BenchGraph> graph : graphs().entrySet()) {
            if (!graph.getKey().matches(GRAPHS)) {
                continue;
            }
            BenchGraph edges = graph.getValue();
            Task task = Task.scattered(graph.getKey(), edges, 0, edges.nodes() > LARGE ? SETTLED / 2 : SETTLED);
            List<Peer> peers = new ArrayList<>(List.of(new OrreryWhole(), new Gephi(CORES)));
            peers.addAll(Script.all(SCRIPTS));
            peers.removeIf(peer -> !peer.name().matches(ONLY));
            List<String> names = new ArrayList<>();
            List<Drawing> drawings = new ArrayList<>();
            for (Peer peer : peers) {
                try {
                    Outcome outcome = peer.run(task);
                    Drawing drawing = new Drawing(outcome.x(), outcome.y(), edges.source(), edges.target());
                    print(task, peer, outcome, drawing);
                    names.add(peer.name());
                    drawings.add(drawing);
                } catch (Peer.Unavailable e) {
                    System.out.printf("%-22s %-26s %s%n", task.name(), peer.name(), e.getMessage());
                }
            }
            Picture.sideBySide(PICTURES.resolve(graph.getKey() + ".png"), names, drawings);
        }
        System.out.println("pictures side by side: " + PICTURES.toAbsolutePath());
    }

    private static void print(Task task, Peer peer, Outcome outcome, Drawing drawing) {
        // One sample tells rates like that of crossings to a tenth only.
        List<Quality> samples = IntStream.range(0, SAMPLES)
                .mapToObj(seed -> Quality.of(drawing, seed))
                .toList();
        BenchGraph graph = task.graph();
        int[] communities = Communities.of(graph.nodes(), graph.source(), graph.target(), new float[0], 1);
        double separation = IntStream.range(0, SAMPLES)
                .mapToDouble(seed -> CommunitySeparation.of(drawing, communities, seed))
                .average()
                .orElseThrow();
        Bodies bodies = graph.bodies(outcome.x(), outcome.y());
        double residual;
        try (Workers workers = new Workers(CORES)) {
            residual = Residual.of(
                    bodies, graph.links(bodies, ForceSettings.DEFAULTS), ForceSettings.DEFAULTS, workers);
        }
        System.out.printf(
                Locale.ROOT,
                "%-22s %-26s %8.1f %8.4f %8.4f %8.3f %8.5f %8.4f %8.4f%n",
                task.name(),
                peer.name(),
                outcome.seconds(),
                mean(samples, Quality::stress),
                mean(samples, Quality::neighbourhoodPreservation),
                mean(samples, Quality::edgeLengthVariation),
                mean(samples, Quality::crossingRate),
                separation,
                residual);
    }

    private static double mean(List<Quality> samples, ToDoubleFunction<Quality> figure) {
        return samples.stream().mapToDouble(figure).average().orElseThrow();
    }

    /// Made-up ones, and recorded ones where `-Dorrery.corpus` names a folder that has them.
    private static Map<String, BenchGraph> graphs() throws IOException {
        Map<String, BenchGraph> graphs = new LinkedHashMap<>();
        graphs.put("communities", BenchGraph.communities(10_000, 50_000, 5));
        graphs.put("grid", BenchGraph.grid(100));
        graphs.put("hubs", BenchGraph.hubs(10_000, 5));
        graphs.put("attacks", BenchGraph.attacks(10_000, 5));
        Path corpus = Path.of(System.getProperty("orrery.corpus", "none"), "graphs");
        if (Files.isDirectory(corpus)) {
            graphs.put("4elt", RealGraphs.neighbours(corpus.resolve("4elt.metis.graph.gz"), 1, Integer.MAX_VALUE));
            graphs.put("web", RealGraphs.neighbours(corpus.resolve("cnr-2000.graph-txt.gz"), 0, 20_000));
            graphs.put("packages", RealGraphs.pairs(corpus.resolve("debian12_package_edges.csv.gz")));
            graphs.put("PGP", RealGraphs.neighbours(corpus.resolve("PGPgiantcompo.metis.graph.gz"), 1, Integer.MAX_VALUE));
        }
        return graphs;
    }
}
