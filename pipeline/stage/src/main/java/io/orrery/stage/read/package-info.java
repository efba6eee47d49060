/// Reading topics without a group: a compacted topic as a map, the newest of some partitions as it comes, one
/// graph from its snapshot on.
///
/// ```
/// graph-heads ──► CompactedTable ──► GraphReplay (snapshot, deltas to the end) ─┐
/// graph-deltas ─► PartitionTail (one consumer for all graphs) ──────────────────┴► GraphFollow (one graph)
/// ```
@NullMarked
package io.orrery.stage.read;

import org.jspecify.annotations.NullMarked;
