package io.orrery.gateway.fanout.core;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts the chunks of positions frames together. A frame with a missing chunk is dropped whole: half of the
/// nodes of one moment and half of another would tear the picture. One thread.
public final class PositionsAssembler {
    private final List<byte[]> chunks = new ArrayList<>();
    private int epoch;
    private long seq;
    private int count;
    private long number;
    private long torn;

    /// Takes the next chunk in log order.
    ///
    /// @return the frame that this chunk completes, or nothing
    public @Nullable Positions add(
            int chunkEpoch, long chunkSeq, int index, int chunkCount, long receivedMicros, byte[] bytes) {
        if (index == 0) {
            if (!chunks.isEmpty()) {
                torn++;
            }
            chunks.clear();
            epoch = chunkEpoch;
            seq = chunkSeq;
            count = chunkCount;
        } else if (index != chunks.size() || chunkEpoch != epoch || chunkSeq != seq || chunkCount != count) {
            if (!chunks.isEmpty()) {
                torn++;
            }
            chunks.clear();
            return null;
        }
        chunks.add(bytes);
        if (chunks.size() < count) {
            return null;
        }
        Positions complete = new Positions(epoch, seq, ++number, receivedMicros, chunks);
        chunks.clear();
        return complete;
    }

    /// A frame that came whole from elsewhere.
    public Positions whole(int wholeEpoch, long wholeSeq, long receivedMicros, List<byte[]> wholeChunks) {
        return new Positions(wholeEpoch, wholeSeq, ++number, receivedMicros, wholeChunks);
    }

    /// Frames dropped because a chunk was missing.
    public long torn() {
        return torn;
    }
}
