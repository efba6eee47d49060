package io.orrery.transform.core;

/// What a graph has seen since it began.
final class Counters {
    long rows;
    long refused;
    /// Rows older than the window that found no edge to fold into; they leave no trace in the graph.
    long tooOld;
    /// Edges that left with the window; one that came back and left again counts twice.
    long left;
    /// Rows older than the window that were folded into an edge which others keep alive.
    long oldFolded;
    /// Rows that came after the watermark had passed their time, whatever became of them.
    long late;
    /// Rows that say that they happen later than they can have: their sender's clock is wrong.
    long ahead;
}
