package io.orrery.transform.core;

/// When a snapshot is worth its bytes: when the change sets that a reader would have to read after the last one
/// outweigh the graph itself [#CHANGES_FOR_A_GRAPH] times. An upload that only adds never gets there, because its
/// change sets are the graph; it gets one at its end. The first change set of a graph is followed by one at once:
/// every graph has a head. An old head is renewed before the change sets after it reach their retention.
///
/// @param leastBytes no snapshot for less
/// @param mostAgeMillis a graph that changed since its last snapshot gets a new one after this time
/// @param smallRows a graph with no more nodes and edges is written out with its batch, in a fraction of a second; a
///     larger one in a transaction of its own
public record SnapshotPolicy(long leastBytes, long mostAgeMillis, int smallRows) {
    /// Changes are written all the time and read when somebody comes, so more of them lie after a snapshot than what it
    /// holds; with as many as it holds a third of the transform's time under load was for snapshots.
    private static final int CHANGES_FOR_A_GRAPH = 2;

    public static final SnapshotPolicy DEFAULT = new SnapshotPolicy(4_000_000, 600_000, 200_000);

    public SnapshotPolicy {
        if (leastBytes < 0 || mostAgeMillis < 1) {
            throw new IllegalArgumentException("leastBytes must not be negative and mostAgeMillis at least 1, were "
                    + leastBytes + " and " + mostAgeMillis);
        }
    }

    /// @param bytesSince size of the change sets since the last snapshot
    /// @param rowsSince how many rows they had
    /// @param liveRows nodes and edges that the graph has now
    public boolean isDue(long bytesSince, long rowsSince, long liveRows) {
        if (rowsSince == 0 || bytesSince <= leastBytes) {
            return false;
        }
        double bytesPerRow = (double) bytesSince / rowsSince;
        return bytesSince > CHANGES_FOR_A_GRAPH * bytesPerRow * liveRows;
    }
}
