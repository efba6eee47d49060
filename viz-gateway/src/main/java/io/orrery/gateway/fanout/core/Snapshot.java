package io.orrery.gateway.fanout.core;

import java.util.List;

/// A whole graph as of one change.
///
/// @param frames what is sent, chunk 0 first; empty for a graph that began with its first change
/// @param after where the changes continue that the snapshot does not include
public record Snapshot(int epoch, long seq, long nodes, long edges, List<byte[]> frames, Link after) {

    public Snapshot {
        frames = List.copyOf(frames);
    }

    public long bytes() {
        return Sizes.of(frames);
    }
}
