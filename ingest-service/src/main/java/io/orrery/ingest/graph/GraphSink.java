package io.orrery.ingest.graph;

import io.orrery.ingest.table.Refusal;
import io.orrery.ingest.table.RefusedException;
import java.util.List;

/// Takes what a parser reads, in the file's order. Nodes and edges may come in any order.
public interface GraphSink {
    /// The same node may be told several times: a later value counts before an earlier one.
    void node(String id, List<Cell> cells) throws RefusedException;

    void edge(String source, String target, List<Cell> cells) throws RefusedException;

    /// One node or edge is left out; the rest of the file goes on.
    void leftOut(Refusal refusal);
}
