package io.orrery.transform.core;

/// Bounds of one graph.
///
/// @param maxNodes rows that would need more are refused
/// @param maxEdges likewise
/// @param maxBytes memory that nodes and edges may take; rows that would need more are refused
/// @param latenessMillis how far the watermark stays behind the newest event, so that events may come unordered
/// @param aheadMillis how long after its reception an event may say that it happens; later times are not
///     believed, since a clock set wrong at one sender must not expire everybody's edges
public record GraphLimits(int maxNodes, int maxEdges, long maxBytes, long latenessMillis, long aheadMillis) {
    /// Bound on the length of a node's id; a row with a longer one is refused.
    public static final int MAX_ID_CHARS = 4_096;

    /// Longer labels, types and relations are cut.
    public static final int MAX_LABEL_CHARS = 1_024;

    public static final GraphLimits DEFAULT = new GraphLimits(8_000_000, 32_000_000, Long.MAX_VALUE, 10_000, 60_000);

    public GraphLimits {
        if (maxNodes < 1 || maxEdges < 1) {
            throw new IllegalArgumentException(
                    "a graph must take at least 1 node and 1 edge, was " + maxNodes + " and " + maxEdges);
        }
        if (maxBytes < 1) {
            throw new IllegalArgumentException("a graph must be allowed some memory, was " + maxBytes + " bytes");
        }
        if (latenessMillis < 0 || aheadMillis < 0) {
            throw new IllegalArgumentException("latenessMillis and aheadMillis must not be negative, were "
                    + latenessMillis + " and " + aheadMillis);
        }
    }
}
