package io.orrery.gateway.fanout.core;

import java.util.List;

/// One complete change set of a graph: the bytes exactly as the log holds them and as browsers get them.
///
/// @param frames what is sent, chunk 0 first; never modified
/// @param references the frames that say which rows and events lie behind a slot; for servers only
/// @param receivedMicros wall clock at which the newest contributing event came in; 0 when unknown
public record Change(int epoch, long seq, long receivedMicros, List<byte[]> frames, List<byte[]> references) {

    public Change {
        frames = List.copyOf(frames);
        references = List.copyOf(references);
        if (frames.isEmpty()) {
            throw new IllegalArgumentException("change " + seq + " of epoch " + epoch + " has no frames");
        }
    }

    public long bytes() {
        return Sizes.of(frames) + Sizes.of(references);
    }
}
