package io.orrery.gateway.fanout;

import io.orrery.topics.wire.Frame;
import java.util.List;

/// What the log holds of a graph: its newest snapshot and every change after it, as frames in log order.
///
/// @param epoch of the snapshot, or of the first change with no snapshot; 0 when there is neither
/// @param seq the change that the snapshot includes last; 0 with no snapshot
/// @param snapshot chunks for viewers and references for servers; empty when the graph has none yet
/// @param changes all frames after the snapshot up to the end of the log when it was read
record LoadedGraph(int epoch, long seq, long nodes, long edges, List<Frame> snapshot, List<Frame> changes) {
    LoadedGraph {
        snapshot = List.copyOf(snapshot);
        changes = List.copyOf(changes);
    }

    static LoadedGraph nothing() {
        return new LoadedGraph(0, 0, 0, 0, List.of(), List.of());
    }

    boolean isEmpty() {
        return snapshot.isEmpty() && changes.isEmpty() && seq == 0;
    }
}
