package io.orrery.topics.model;

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
        double[] lastMillis) {
    public EdgeColumns {
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
    }

    public int rows() {
        return slot.length;
    }
}
