package io.orrery.gateway.fanout.core;

import java.util.List;

/// One complete change set of a graph: the bytes exactly as the log holds them and as browsers get them.
///
/// @param frames what is sent, chunk 0 first; never modified
/// @param receivedMicros wall clock at which the newest contributing event came in; 0 when unknown
public record Change(int epoch, long seq, long receivedMicros, List<byte[]> frames) {

    public Change {
        frames = List.copyOf(frames);
        if (frames.isEmpty()) {
            throw new IllegalArgumentException("change " + seq + " of epoch " + epoch + " has no frames");
        }
    }

    public long bytes() {
        return Sizes.of(frames);
    }
}
