package io.orrery.layout.bench.peer;

import io.orrery.layout.bench.BenchGraph;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/// Recorded graphs from a folder of gzipped files. The main service reads many more formats; here two will do.
final class RealGraphs {
    private static final Pattern SEPARATOR = Pattern.compile("[,\\s]+");

    private final Map<String, Integer> numbers = new HashMap<>();
    private int[] source = new int[1_024];
    private int[] target = new int[1_024];
    private int edges;

    private RealGraphs() {}

    /// Two names a line; a line that begins like a header is skipped.
    static BenchGraph pairs(Path file) throws IOException {
        RealGraphs graph = new RealGraphs();
        try (BufferedReader in = open(file)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] words = SEPARATOR.split(line.strip());
                if (words.length >= 2 && !words[0].equals("src") && !words[0].startsWith("#")) {
                    graph.add(graph.number(words[0]), graph.number(words[1]));
                }
            }
        }
        return graph.done(graph.numbers.size());
    }

    /// A line a node with the numbers of its neighbours, after a line that begins with the number of nodes.
    ///
    /// @param first number of the first node: 1 in METIS files, 0 in web crawls
    /// @param most only the first so many nodes and what joins them
    static BenchGraph neighbours(Path file, int first, int most) throws IOException {
        RealGraphs graph = new RealGraphs();
        try (BufferedReader in = open(file)) {
            int nodes = Math.min(most, Integer.parseInt(SEPARATOR.split(in.readLine().strip())[0]));
            for (int node = 0; node < nodes; node++) {
                for (String word : SEPARATOR.split(in.readLine().strip())) {
                    int other = word.isEmpty() ? nodes : Integer.parseInt(word) - first;
                    if (other < nodes && other != node) {
                        graph.add(node, other);
                    }
                }
            }
            return graph.done(nodes);
        }
    }

    private static BufferedReader open(Path file) throws IOException {
        return new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
    }

    private int number(String name) {
        return numbers.computeIfAbsent(name, _ -> numbers.size());
    }

    private void add(int from, int to) {
        if (edges == source.length) {
            source = Arrays.copyOf(source, 2 * edges);
            target = Arrays.copyOf(target, 2 * edges);
        }
        source[edges] = from;
        target[edges++] = to;
    }

    /// Each edge once, whichever way it was written.
    private BenchGraph done(int nodes) {
        long[] keys = new long[edges];
        for (int e = 0; e < edges; e++) {
            keys[e] = (long) Math.min(source[e], target[e]) * nodes + Math.max(source[e], target[e]);
        }
        long[] distinct = Arrays.stream(keys)
                .filter(key -> key / nodes != key % nodes)
                .sorted()
                .distinct()
                .toArray();
        int[] from = Arrays.stream(distinct).mapToInt(key -> (int) (key / nodes)).toArray();
        int[] to = Arrays.stream(distinct).mapToInt(key -> (int) (key % nodes)).toArray();
        return new BenchGraph(nodes, from, to);
    }
}
