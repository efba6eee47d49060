package io.orrery.transform.core;

/// What a graph has seen since it began.
final class Counters {
    long rows;
    long refused;
    /// Rows older than the window that found no edge to fold into; they leave no trace in the graph.
    long tooOld;
    /// Rows that came after the watermark had passed their time.
    long late;
}
