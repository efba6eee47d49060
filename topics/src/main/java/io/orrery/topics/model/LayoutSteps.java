package io.orrery.topics.model;

import java.util.List;

/// What the layout did with a graph and when, counted in change sets, commands and iterations: with the change sets and
/// commands of the log it gives the same picture again, bit for bit on the same kind of device.
///
/// @param run tells one beginning of the graph's layout from another
/// @param number of this record in its run, from 0; a gap says that some were lost
/// @param ticks in order
/// @param ended why nothing follows in this run; empty while more may follow
public record LayoutSteps(GraphId graph, String run, int number, List<Tick> ticks, String ended) {
    public LayoutSteps {
        ticks = List.copyOf(ticks);
    }

    /// The graph was brought up to here, then laid out for some iterations. A tick like the one before goes on with it.
    ///
    /// @param seq newest change set
    /// @param command offset of the newest command; -1 before the first
    public record Tick(int epoch, long seq, long command, int steps) {}
}
