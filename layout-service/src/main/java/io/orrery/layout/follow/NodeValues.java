package io.orrery.layout.follow;

import io.orrery.topics.model.NodeColumns;
import io.orrery.topics.model.OrderBy;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/// What layouts may order nodes by, by slot. A column takes memory once a node has a value in it: 8 bytes per slot.
public final class NodeValues {
    /// Bound on the kinds of nodes that are told apart; nodes of further kinds have none.
    static final int MAX_TYPES = 65_536;

    private static final double[] NONE = {};

    private final Map<String, Integer> types = new HashMap<>();
    private double[] degree = NONE;
    private double[] count = NONE;
    private double[] first = NONE;
    private double[] last = NONE;
    private double[] size = NONE;
    private double[] type = NONE;
    private double[] x = NONE;
    private double[] y = NONE;

    /// Takes what a frame says of its nodes; a column that it lacks is unknown for them from now on.
    void put(NodeColumns nodes) {
        int[] slots = nodes.slot();
        degree = written(degree, slots, true, i -> nodes.degree()[i]);
        count = written(count, slots, nodes.count().length > 0, i -> nodes.count()[i]);
        first = written(first, slots, nodes.firstMillis().length > 0, i -> nodes.firstMillis()[i]);
        last = written(last, slots, nodes.lastMillis().length > 0, i -> nodes.lastMillis()[i]);
        size = written(size, slots, nodes.size().length > 0, i -> nodes.size()[i] > 0 ? nodes.size()[i] : Double.NaN);
        type = written(type, slots, nodes.type().length > 0, i -> number(nodes.type()[i]));
        x = written(x, slots, nodes.x().length > 0, i -> nodes.x()[i]);
        y = written(y, slots, nodes.y().length > 0, i -> nodes.y()[i]);
    }

    private double number(String name) {
        if (name.isEmpty() || (types.size() >= MAX_TYPES && !types.containsKey(name))) {
            return Double.NaN;
        }
        return types.computeIfAbsent(name, _ -> types.size());
    }

    private static double[] written(double[] column, int[] slots, boolean known, IntToDoubleFunction value) {
        if (slots.length == 0 || (!known && column.length == 0)) {
            return column;
        }
        int most = Arrays.stream(slots).max().getAsInt();
        double[] grown = column;
        if (most >= column.length) {
            grown = Arrays.copyOf(column, Math.max(most + 1, column.length + (column.length >> 1)));
            Arrays.fill(grown, column.length, grown.length, Double.NaN);
        }
        for (int i = 0; i < slots.length; i++) {
            grown[slots[i]] = known ? value.applyAsDouble(i) : Double.NaN;
        }
        return grown;
    }

    /// The values of some slots; NaN where there is none. [OrderBy#TYPE] numbers types alphabetically. Empty for
    /// [OrderBy#NONE] and [OrderBy#HOPS], which are no columns.
    public double[] of(OrderBy by, int[] slots) {
        return switch (by) {
            case NONE, HOPS -> NONE;
            case DEGREE -> picked(degree, slots);
            case COUNT -> picked(count, slots);
            case FIRST_SEEN -> picked(first, slots);
            case LAST_SEEN -> picked(last, slots);
            case SIZE -> picked(size, slots);
            case TYPE -> alphabetical(picked(type, slots));
        };
    }

    /// Given x of some slots; empty when no node has one.
    public float[] x(int[] slots) {
        return given(x, slots);
    }

    /// Given y of some slots; empty when no node has one.
    public float[] y(int[] slots) {
        return given(y, slots);
    }

    private float[] given(double[] column, int[] slots) {
        float[] values = new float[x.length == 0 || y.length == 0 ? 0 : slots.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = slots[i] < column.length ? (float) column[slots[i]] : Float.NaN;
        }
        return values;
    }

    private static double[] picked(double[] column, int[] slots) {
        double[] values = new double[slots.length];
        Arrays.setAll(values, i -> slots[i] < column.length ? column[slots[i]] : Double.NaN);
        return values;
    }

    private double[] alphabetical(double[] numbers) {
        List<String> names = types.keySet().stream().sorted().toList();
        double[] rank = new double[names.size()];
        for (int i = 0; i < rank.length; i++) {
            Integer number = types.get(names.get(i));
            if (number != null) {
                rank[number] = i;
            }
        }
        Arrays.setAll(numbers, i -> Double.isNaN(numbers[i]) ? Double.NaN : rank[(int) numbers[i]]);
        return numbers;
    }
}
