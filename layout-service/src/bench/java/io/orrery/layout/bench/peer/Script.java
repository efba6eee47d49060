package io.orrery.layout.bench.peer;

import io.orrery.layout.bench.BenchGraph;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import java.util.concurrent.TimeUnit;

/// A program of its own, run by a small script: it reads a file of nodes' places and edges, and writes one of times and
/// places.
///
/// @param command the script with its interpreter; the two files are added
/// @param install what to do when it is not there
record Script(String name, List<String> command, String install) implements Peer {
    private static final Duration LONGEST = Duration.ofMinutes(20);
    /// What a script ends with when its program is missing.
    private static final int MISSING = 3;

    @Override
    public Outcome run(Task task) throws Unavailable {
        try {
            Path in = Files.createTempFile("layout-task", ".txt");
            Path out = Files.createTempFile("layout-places", ".txt");
            try {
                write(task, in);
                long begin = System.nanoTime();
                execute(in, out);
                return read(out, task.graph().nodes(), (System.nanoTime() - begin) / 1e9);
            } finally {
                Files.delete(in);
                Files.delete(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Nodes, edges, iterations to warm up and to time; then a line a node, then a line an edge.
    private static void write(Task task, Path file) throws IOException {
        BenchGraph graph = task.graph();
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
            out.println(graph.nodes() + " " + graph.edges() + " " + task.warm() + " " + task.iterations());
            for (int i = 0; i < graph.nodes(); i++) {
                out.println(task.x()[i] + " " + task.y()[i]);
            }
            for (int e = 0; e < graph.edges(); e++) {
                out.println(graph.source()[e] + " " + graph.target()[e]);
            }
        }
    }

    private void execute(Path in, Path out) throws IOException, Unavailable {
        List<String> line = new ArrayList<>(command);
        line.add(in.toString());
        line.add(out.toString());
        Process process =
                new ProcessBuilder(line).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new Unavailable("took longer than " + LONGEST.toMinutes() + " min");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted");
        }
        if (process.exitValue() == MISSING) {
            throw new Unavailable("not installed: " + install);
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException(name + " ended with " + process.exitValue() + ": " + said);
        }
    }

    /// A line of best, mean and CPU milliseconds an iteration; then a line a node.
    private static Outcome read(Path file, int nodes, double seconds) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(file)) {
            StringTokenizer times = new StringTokenizer(in.readLine());
            double best = Double.parseDouble(times.nextToken());
            double mean = Double.parseDouble(times.nextToken());
            double cpu = Double.parseDouble(times.nextToken());
            float[] x = new float[nodes];
            float[] y = new float[nodes];
            for (int i = 0; i < nodes; i++) {
                StringTokenizer place = new StringTokenizer(in.readLine());
                x[i] = Float.parseFloat(place.nextToken());
                y[i] = Float.parseFloat(place.nextToken());
            }
            return new Outcome(x, y, best, mean, cpu, seconds);
        }
    }

    /// The peers that are programs of their own; `folder` holds their scripts.
    static List<Peer> all(Path folder) {
        return List.of(
                new Script(
                        "graphology 0.10.1",
                        List.of("node", folder.resolve("graphology.mjs").toString()),
                        "npm install in " + folder),
                new Script(
                        "Graphviz sfdp",
                        List.of("python3", folder.resolve("sfdp.py").toString()),
                        "apt-get install graphviz"),
                new Script(
                        "igraph DrL",
                        List.of("/usr/bin/python3", folder.resolve("igraph_drl.py").toString()),
                        "apt-get install python3-igraph"));
    }
}
