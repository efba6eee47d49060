package io.orrery.ingest.graph.text;

import io.orrery.ingest.graph.GraphSink;
import io.orrery.ingest.table.RefusedException;
import java.util.List;

/// Nodes that a file only counts. They are told one by one, so that nodes without edges appear too, unless a few bytes
/// claim more nodes than anybody would draw.
final class NodeNumbers {
    /// So many nodes may be claimed by a header alone.
    private static final long FREE = 1_000_000;
    /// Beyond, each edge that the header claims vouches for so many nodes.
    private static final long PER_EDGE = 4;

    private NodeNumbers() {}

    /// Tells nodes 1 to `count`.
    static void tell(long count, long edges, GraphSink sink) throws RefusedException {
        if (count > FREE && count / PER_EDGE > edges) {
            return;
        }
        for (long node = 1; node <= count; node++) {
            sink.node(Long.toString(node), List.of());
        }
    }
}
