package io.orrery.gateway.fanout.core;

import org.jspecify.annotations.Nullable;

/// All that a viewer can see of a graph at one moment; immutable, shared by all its viewers.
///
/// @param loaded whether the log was read once; before that nothing can be said about the graph
/// @param history absent while the graph has no data yet
/// @param positions absent while nothing has been laid out
/// @param summary the graph as the list of graphs shows it; a new object whenever it changed
/// @param end why there is nothing more to see, such as [CloseReason#DELETED]; nothing else counts then
public record GraphView(
        boolean loaded,
        @Nullable History history,
        @Nullable Positions positions,
        Object summary,
        @Nullable CloseReason end) {

    /// Before anything is known but the summary.
    public static GraphView opening(Object summary) {
        return new GraphView(false, null, null, summary, null);
    }

    public GraphView with(@Nullable History newHistory) {
        return new GraphView(true, newHistory, positions, summary, end);
    }

    public GraphView with(@Nullable Positions newPositions) {
        return new GraphView(loaded, history, newPositions, summary, end);
    }

    public GraphView withSummary(Object newSummary) {
        return new GraphView(loaded, history, positions, newSummary, end);
    }

    public GraphView ended(CloseReason reason) {
        return new GraphView(true, null, null, summary, reason);
    }
}
