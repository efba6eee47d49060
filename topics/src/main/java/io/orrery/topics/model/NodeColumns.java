package io.orrery.topics.model;

/// Nodes as parallel arrays, one entry per node. `slot`, `id` and `degree` are always full; any other array
/// may be empty, which means that no node of the batch has the attribute. Arrays are shared, not copied.
///
/// @param slot dense index of the node within its epoch
/// @param degree ends of edges at the node, a self-loop counting twice
/// @param color bytes r, g, b, a from the lowest; 0 leaves the choice to the client
/// @param size radius in pixels at zoom 1; 0 leaves the choice to the client
/// @param count rows or events that named the node, saturating
/// @param firstMillis event time, milliseconds since 1970; NaN when unknown
/// @param x given position; NaN when none
public record NodeColumns(
        int[] slot,
        String[] id,
        int[] degree,
        String[] label,
        String[] type,
        int[] color,
        float[] size,
        int[] count,
        double[] firstMillis,
        double[] lastMillis,
        float[] x,
        float[] y) {
    public NodeColumns {
        int rows = slot.length;
        Lengths.full("id", rows, id.length);
        Lengths.full("degree", rows, degree.length);
        Lengths.optional("label", rows, label.length);
        Lengths.optional("type", rows, type.length);
        Lengths.optional("color", rows, color.length);
        Lengths.optional("size", rows, size.length);
        Lengths.optional("count", rows, count.length);
        Lengths.optional("first_ms", rows, firstMillis.length);
        Lengths.optional("last_ms", rows, lastMillis.length);
        Lengths.optional("x", rows, x.length);
        Lengths.optional("y", rows, y.length);
    }

    public int rows() {
        return slot.length;
    }
}
