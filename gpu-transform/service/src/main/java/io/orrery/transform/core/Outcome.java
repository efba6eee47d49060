package io.orrery.transform.core;

/// What became of a batch.
public sealed interface Outcome {

    /// It had been applied before and changed nothing.
    record Repeated() implements Outcome {}

    /// @param missing how many batches of the upload are missing before this one; 0 unless data was lost
    /// @param uploadComplete whether the upload ends with this batch
    record Applied(ChangeSet changes, Refusals refusals, int missing, boolean uploadComplete) implements Outcome {}
}
