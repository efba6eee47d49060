package io.orrery.gateway.fanout.core;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// A graph small enough to compare whole: which version every node and edge has. Frames are lines of text
/// (`kind epoch seq chunk count`, then operations), so that a failing test can be read.
final class ToyGraph {
    final Map<Integer, Integer> nodes = new TreeMap<>();
    final Map<Integer, List<Integer>> edges = new TreeMap<>();
    int epoch = 1;
    long seq;

    /// A random change in the wire's order: edges removed, nodes removed, nodes, edges.
    Change change(Random random) {
        seq++;
        List<String> operations = new ArrayList<>();
        int gone = random.nextInt(40);
        if (nodes.containsKey(gone)) {
            edges.entrySet().stream()
                    .filter(edge -> edge.getValue().contains(gone))
                    .forEach(edge -> operations.add("-e " + edge.getKey()));
            operations.add("-n " + gone);
        }
        for (int i = random.nextInt(4); i >= 0; i--) {
            operations.add("+n " + random.nextInt(40) + " " + random.nextInt(1_000));
        }
        ToyGraph preview = copy();
        operations.forEach(preview::apply);
        List<Integer> alive = List.copyOf(preview.nodes.keySet());
        for (int i = random.nextInt(4); i > 0; i--) {
            operations.add("+e " + random.nextInt(60) + " " + alive.get(random.nextInt(alive.size())) + " "
                    + alive.get(random.nextInt(alive.size())));
        }
        operations.forEach(this::apply);
        return new Change(epoch, seq, 0, frames("change", operations, 1 + random.nextInt(3)));
    }

    List<byte[]> snapshot(int chunks) {
        List<String> operations = new ArrayList<>();
        nodes.forEach((slot, version) -> operations.add("+n " + slot + " " + version));
        edges.forEach((slot, ends) -> operations.add("+e " + slot + " " + ends.get(0) + " " + ends.get(1)));
        return frames("snapshot", operations, chunks);
    }

    void apply(String operation) {
        String[] words = operation.split(" ");
        int slot = Integer.parseInt(words[1]);
        switch (words[0]) {
            case "+n" -> nodes.put(slot, Integer.parseInt(words[2]));
            case "-n" -> {
                nodes.remove(slot);
                if (edges.values().stream().anyMatch(ends -> ends.contains(slot))) {
                    throw new AssertionError("torn edge: node " + slot + " removed before its edges");
                }
            }
            case "+e" -> {
                List<Integer> ends = List.of(Integer.parseInt(words[2]), Integer.parseInt(words[3]));
                if (!nodes.keySet().containsAll(ends)) {
                    throw new AssertionError("torn edge: " + operation + " without its nodes");
                }
                edges.put(slot, ends);
            }
            case "-e" -> edges.remove(slot);
            default -> throw new AssertionError(operation);
        }
    }

    ToyGraph copy() {
        ToyGraph copy = new ToyGraph();
        copy.nodes.putAll(nodes);
        copy.edges.putAll(edges);
        copy.epoch = epoch;
        copy.seq = seq;
        return copy;
    }

    private List<byte[]> frames(String kind, List<String> operations, int chunks) {
        List<byte[]> frames = new ArrayList<>();
        for (int i = 0; i < chunks; i++) {
            List<String> share =
                    operations.subList(operations.size() * i / chunks, operations.size() * (i + 1) / chunks);
            String text = kind + " " + epoch + " " + seq + " " + i + " " + chunks + "\n" + String.join("\n", share);
            frames.add(text.getBytes(StandardCharsets.UTF_8));
        }
        return frames;
    }
}
