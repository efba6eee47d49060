package io.orrery.gateway.fanout.core;

import java.util.List;

/// A whole graph as of one change.
///
/// @param frames what is sent, chunk 0 first; empty for a graph that began with its first change
/// @param after where the changes continue that the snapshot does not include
public record Snapshot(
        int epoch, long seq, long nodes, long edges, List<byte[]> frames, List<byte[]> references, Link after) {

    public Snapshot {
        frames = List.copyOf(frames);
        references = List.copyOf(references);
    }

    public long bytes() {
        return Sizes.of(frames) + Sizes.of(references);
    }
}
