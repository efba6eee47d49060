package io.orrery.topics.model;

/// Where the newest kept positions of a graph are.
///
/// @param seq newest change set that these positions know
/// @param chunks how many frames they fill
/// @param millis record timestamp of those frames
/// @param resting whether the layout was asleep when it wrote them
/// @param iteration how many steps led here
public record LayoutHead(
        GraphId graph, int epoch, long seq, int chunks, long millis, boolean resting, long iteration) {}
