package io.orrery.transform.core;

/// What one batch changed: every slot once, ascending. Readers apply removed edges, removed nodes, nodes, edges,
/// in this order; then an edge's two nodes are always known. A slot that is both removed and changed has a new
/// occupant. The attributes are read from the [Graph], before it takes the next batch.
///
/// @param seq of this change set within the graph's epoch, from 1; when nothing changed, that of the last one
/// @param bundles the nodes of bundles that hold other things than before, ascending; all of them are in `nodes`
/// @param receivedMicros wall clock at which the newest contributing input was received; 0 when unknown
public record ChangeSet(
        long seq,
        int[] edgesRemoved,
        int[] nodesRemoved,
        int[] nodes,
        int[] edges,
        int[] bundles,
        long receivedMicros) {
    public boolean isEmpty() {
        return rows() == 0;
    }

    public int rows() {
        return edgesRemoved.length + nodesRemoved.length + nodes.length + edges.length;
    }
}
