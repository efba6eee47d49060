package io.orrery.topics.model;

/// Where the newest snapshot of a graph is. Written in the same transaction as the snapshot itself.
///
/// @param epoch counts re-assignments of slots; readers drop everything of an older epoch
/// @param seq the change set that the snapshot includes last
/// @param parts how many frames the snapshot has
/// @param snapshotMillis record timestamp of the snapshot's frames and of the change set `seq`; readers find
///     both positions by asking the broker for the first offset at that time
public record GraphHead(GraphId graph, int epoch, long seq, int parts, long snapshotMillis, long nodes, long edges) {}
