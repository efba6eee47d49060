package io.orrery.ingest.table;

import io.orrery.topics.model.Table;
import io.orrery.topics.model.TablePart;

/// Takes what a reader makes of one upload, in order, on the reader's thread.
public interface BatchSink {
    void batch(Batch batch);

    /// One row was left out; the rest of the table goes on.
    void rejected(Refusal refusal);

    /// Called now and then while a reader is busy without giving batches; may throw to end the reading.
    default void alive() {}

    /// Rows of the upload, ready to be encoded within the bounds of [Limits].
    ///
    /// @param part what its rows are; a graph file has batches of nodes and of edges, in any order
    /// @param index from 0, without gap, over all parts
    /// @param firstRow number of the first row within its part, from 0
    /// @param progress share of the upload read, 0..1
    record Batch(Table table, TablePart part, int index, long firstRow, boolean last, double progress) {}
}
