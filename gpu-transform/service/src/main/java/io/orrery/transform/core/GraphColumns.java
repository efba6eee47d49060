package io.orrery.transform.core;

import io.orrery.topics.model.EdgeColumns;
import io.orrery.topics.model.NodeColumns;
import io.orrery.topics.model.RefColumns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/// Slots of a graph as the columns that readers get. A column that no slot has anything to say in is left empty.
public final class GraphColumns {
    private static final int[] NO_INTS = {};
    private static final float[] NO_FLOATS = {};
    private static final double[] NO_DOUBLES = {};
    private static final String[] NO_TEXTS = {};

    private GraphColumns() {}

    public static NodeColumns nodes(Graph graph, int[] slots) {
        Nodes nodes = graph.nodes;
        boolean placed = any(slots, slot -> !Float.isNaN(nodes.x.get(slot)));
        return new NodeColumns(
                slots,
                texts(slots, nodes::id),
                ints(slots, nodes::degree),
                optional(slots, slot -> orEmpty(nodes.label.get(slot))),
                optional(slots, nodes::readersType),
                nodes.color.isUsed() ? ints(slots, nodes.color::output) : NO_INTS,
                nodes.size.isUsed() ? floats(slots, slot -> Float.intBitsToFloat(nodes.size.output(slot))) : NO_FLOATS,
                any(slots, slot -> nodes.count.get(slot) > 0) ? ints(slots, nodes.count::get) : NO_INTS,
                times(slots, nodes.first),
                times(slots, nodes.last),
                placed ? floats(slots, nodes.x::get) : NO_FLOATS,
                placed ? floats(slots, nodes.y::get) : NO_FLOATS);
    }

    public static EdgeColumns edges(Graph graph, int[] slots) {
        Edges edges = graph.edges;
        boolean weighted = any(slots, slot -> !Double.isNaN(edges.weight.get(slot)));
        return new EdgeColumns(
                slots,
                ints(slots, edges.source::get),
                ints(slots, edges.destination::get),
                optional(slots, edges::relation),
                optional(slots, edges::readersLabel),
                any(slots, slot -> edges.readersColor(slot) != Channel.NONE)
                        ? ints(slots, edges::readersColor)
                        : NO_INTS,
                weighted ? floats(slots, edges::readersWeight) : NO_FLOATS,
                any(slots, slot -> edges.count.get(slot) != 1) ? ints(slots, edges.count::get) : NO_INTS,
                times(slots, edges.first),
                times(slots, edges.last),
                optional(slots, slot -> orEmpty(edges.technique.get(slot))),
                sums(slots, edges));
    }

    public static RefColumns nodeRefs(Graph graph, int[] slots) {
        return refs(graph.nodes.refs, slots);
    }

    public static RefColumns edgeRefs(Graph graph, int[] slots) {
        return refs(graph.edges.refs, slots);
    }

    private static RefColumns refs(SourceRefs refs, int[] slots) {
        byte[] kinds = new byte[slots.length];
        long[] oldest = new long[slots.length];
        long[] newest = new long[slots.length];
        int[] row = new int[slots.length];
        int[] oldestRow = new int[slots.length];
        boolean sampled = any(slots, slot -> refs.sample(slot).length > 0);
        long[][] samples = new long[sampled ? slots.length : 0][];
        for (int i = 0; i < slots.length; i++) {
            kinds[i] = refs.kind(slots[i]);
            oldest[i] = RefColumns.offset(kinds[i], refs.oldest(slots[i]));
            newest[i] = RefColumns.offset(kinds[i], refs.newest(slots[i]));
            row[i] = RefColumns.row(kinds[i], refs.newest(slots[i]));
            oldestRow[i] = RefColumns.row(kinds[i], refs.oldest(slots[i]));
            if (sampled) {
                samples[i] = refs.sample(slots[i]);
            }
        }
        return new RefColumns(slots, kinds, oldest, newest, row, oldestRow, samples);
    }

    static String orEmpty(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }

    /// Those of which any edge has something.
    private static List<EdgeColumns.Sum> sums(int[] slots, Edges edges) {
        List<EdgeColumns.Sum> sums = new ArrayList<>();
        for (int position = 0; position < edges.sumNames().size(); position++) {
            DoubleCells cells = edges.sumAt(position);
            if (any(slots, slot -> cells.get(slot) != 0)) {
                double[] values = new double[slots.length];
                Arrays.setAll(values, i -> cells.get(slots[i]));
                sums.add(new EdgeColumns.Sum(edges.sumNames().get(position), values));
            }
        }
        return sums;
    }

    private static boolean any(int[] slots, IntPredicate says) {
        return IntStream.of(slots).anyMatch(says);
    }

    private static int[] ints(int[] slots, IntUnaryOperator value) {
        int[] values = new int[slots.length];
        Arrays.setAll(values, i -> value.applyAsInt(slots[i]));
        return values;
    }

    private static float[] floats(int[] slots, IntToDoubleFunction value) {
        float[] values = new float[slots.length];
        for (int i = 0; i < slots.length; i++) {
            values[i] = (float) value.applyAsDouble(slots[i]);
        }
        return values;
    }

    private static double[] times(int[] slots, LongCells cells) {
        if (!any(slots, slot -> cells.get(slot) != Nodes.NO_TIME)) {
            return NO_DOUBLES;
        }
        double[] values = new double[slots.length];
        Arrays.setAll(values, i -> {
            long time = cells.get(slots[i]);
            return time == Nodes.NO_TIME ? Double.NaN : time;
        });
        return values;
    }

    private static String[] texts(int[] slots, IntFunction<String> value) {
        String[] values = new String[slots.length];
        Arrays.setAll(values, i -> value.apply(slots[i]));
        return values;
    }

    private static String[] optional(int[] slots, IntFunction<String> value) {
        String[] values = texts(slots, value);
        for (String text : values) {
            if (!text.isEmpty()) {
                return values;
            }
        }
        return NO_TEXTS;
    }
}
