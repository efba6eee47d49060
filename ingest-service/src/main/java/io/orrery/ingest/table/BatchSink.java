package io.orrery.ingest.table;

/// Takes what a reader makes of one upload, in order, on the reader's thread.
public interface BatchSink {
    void batch(Batch batch);

    /// One row was left out; the rest of the table goes on.
    void rejected(Refusal refusal);

    /// Called now and then while a reader is busy without giving batches; may throw to end the reading.
    default void alive() {}

    /// Rows of the upload, ready to be encoded within the bounds of [Limits].
    ///
    /// @param index from 0, without gap
    /// @param firstRow number of the first row, from 0
    /// @param progress share of the upload read, 0..1
    record Batch(io.orrery.topics.model.Table table, int index, long firstRow, boolean last, double progress) {}
}
