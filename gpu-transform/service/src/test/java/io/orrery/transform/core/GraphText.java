package io.orrery.transform.core;

import io.orrery.topics.model.EdgeColumns;
import io.orrery.topics.model.NodeColumns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A graph as lines that a person reads and tests compare: all that readers are told, nothing about offsets.
public final class GraphText {
    private GraphText() {}

    public static String of(Graph graph) {
        ChangeSet all = graph.everything();
        NodeColumns nodes = GraphColumns.nodes(graph, all.nodes());
        Map<Integer, String> ids = new HashMap<>();
        for (int i = 0; i < nodes.rows(); i++) {
            ids.put(nodes.slot()[i], nodes.id()[i]);
        }
        List<String> lines = new ArrayList<>(nodes(nodes));
        lines.addAll(edges(GraphColumns.edges(graph, all.edges()), ids));
        return String.join("\n", lines);
    }

    public static List<String> nodes(NodeColumns nodes) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < nodes.rows(); i++) {
            StringBuilder line = new StringBuilder("node " + nodes.slot()[i] + " " + nodes.id()[i]);
            text(line, "type", at(nodes.type(), i));
            text(line, "label", at(nodes.label(), i));
            line.append(" degree=").append(nodes.degree()[i]);
            number(line, "count", at(nodes.count(), i), 0);
            color(line, at(nodes.color(), i));
            number(line, "size", at(nodes.size(), i), 0);
            number(line, "x", nodes.x().length == 0 ? Float.NaN : nodes.x()[i], Float.NaN);
            number(line, "y", nodes.y().length == 0 ? Float.NaN : nodes.y()[i], Float.NaN);
            times(line, nodes.firstMillis(), nodes.lastMillis(), i);
            lines.add(line.toString());
        }
        return lines;
    }

    public static List<String> edges(EdgeColumns edges, Map<Integer, String> ids) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < edges.rows(); i++) {
            String relation = at(edges.relation(), i);
            StringBuilder line = new StringBuilder("edge " + edges.slot()[i] + " " + ids.get(edges.source()[i]) + " -"
                    + relation + "> " + ids.get(edges.destination()[i]));
            text(line, "label", at(edges.label(), i));
            number(line, "count", edges.count().length == 0 ? 1 : edges.count()[i], 1);
            number(line, "weight", edges.weight().length == 0 ? Float.NaN : edges.weight()[i], Float.NaN);
            color(line, at(edges.color(), i));
            text(line, "technique", at(edges.technique(), i));
            times(line, edges.firstMillis(), edges.lastMillis(), i);
            lines.add(line.toString());
        }
        return lines;
    }

    private static String at(String[] values, int i) {
        return values.length == 0 ? "" : values[i];
    }

    private static int at(int[] values, int i) {
        return values.length == 0 ? 0 : values[i];
    }

    private static float at(float[] values, int i) {
        return values.length == 0 ? 0 : values[i];
    }

    private static void text(StringBuilder line, String name, String value) {
        if (!value.isEmpty()) {
            line.append(' ').append(name).append('=').append(value.replace(' ', '_'));
        }
    }

    private static void number(StringBuilder line, String name, double value, double silent) {
        if (Double.compare(value, silent) != 0) {
            boolean whole = value == Math.rint(value);
            line.append(' ').append(name).append('=');
            line.append(whole ? Long.toString((long) value) : String.format(Locale.ROOT, "%.2f", value));
        }
    }

    private static void color(StringBuilder line, int color) {
        if (color != 0) {
            line.append(String.format(Locale.ROOT, " color=#%08x", Integer.reverseBytes(color)));
        }
    }

    private static void times(StringBuilder line, double[] first, double[] last, int i) {
        if (first.length > 0 && !Double.isNaN(first[i])) {
            line.append(" seen=").append((long) first[i]).append("..").append((long) last[i]);
        }
    }
}
