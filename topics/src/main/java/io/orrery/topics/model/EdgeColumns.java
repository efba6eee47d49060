package io.orrery.topics.model;

import java.util.List;

/// Edges as parallel arrays, one entry per edge. `slot`, `source` and `destination` are always full; any
/// other array may be empty, which means that no edge of the batch has the attribute. Arrays are shared.
///
/// @param slot dense index of the edge within its epoch
/// @param source node slot
/// @param destination node slot
/// @param relation what kind of edge
/// @param color bytes r, g, b, a from the lowest; 0 leaves the choice to the client
/// @param weight the layout's edge weight, not negative
/// @param count rows or events folded into the edge, saturating
/// @param firstMillis event time, milliseconds since 1970; NaN when unknown
/// @param technique ATT&CK techniques that rules saw in the edge's events, separated by blanks; empty for none
/// @param sums what the relation adds up over its rows, such as `bytes`
public record EdgeColumns(
        int[] slot,
        int[] source,
        int[] destination,
        String[] relation,
        String[] label,
        int[] color,
        float[] weight,
        int[] count,
        double[] firstMillis,
        double[] lastMillis,
        String[] technique,
        List<Sum> sums) {
    /// One value for each edge.
    public record Sum(String name, double[] values) {}

    public EdgeColumns {
        sums = List.copyOf(sums);
        int rows = slot.length;
        Lengths.full("source", rows, source.length);
        Lengths.full("destination", rows, destination.length);
        Lengths.optional("relation", rows, relation.length);
        Lengths.optional("label", rows, label.length);
        Lengths.optional("color", rows, color.length);
        Lengths.optional("weight", rows, weight.length);
        Lengths.optional("count", rows, count.length);
        Lengths.optional("first_ms", rows, firstMillis.length);
        Lengths.optional("last_ms", rows, lastMillis.length);
        Lengths.optional("technique", rows, technique.length);
        for (Sum sum : sums) {
            Lengths.full(sum.name(), rows, sum.values().length);
        }
    }

    /// Without what only events tell.
    public EdgeColumns(
            int[] slot,
            int[] source,
            int[] destination,
            String[] relation,
            String[] label,
            int[] color,
            float[] weight,
            int[] count,
            double[] firstMillis,
            double[] lastMillis) {
        this(
                slot,
                source,
                destination,
                relation,
                label,
                color,
                weight,
                count,
                firstMillis,
                lastMillis,
                new String[0],
                List.of());
    }

    public int rows() {
        return slot.length;
    }
}
