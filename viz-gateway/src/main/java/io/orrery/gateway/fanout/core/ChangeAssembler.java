package io.orrery.gateway.fanout.core;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts the chunks of change sets together, so that viewers are only ever shown whole ones. Chunks that do not
/// continue what was begun are dropped: the gap shows at the next change. One thread.
public final class ChangeAssembler {
    private final List<byte[]> frames = new ArrayList<>();
    private int epoch;
    private long seq;
    private long receivedMicros;

    /// Takes the next chunk in log order.
    ///
    /// @return the change that this chunk completes, or nothing
    public @Nullable Change add(
            int chunkEpoch, long chunkSeq, int index, int count, long chunkReceivedMicros, byte[] bytes) {
        if (index == 0) {
            frames.clear();
            epoch = chunkEpoch;
            seq = chunkSeq;
            receivedMicros = 0;
        } else if (index != frames.size() || chunkEpoch != epoch || chunkSeq != seq) {
            // A repeat of a chunk that is here already does no harm; anything else tears the change.
            if (index >= frames.size() || chunkEpoch != epoch || chunkSeq != seq) {
                frames.clear();
            }
            return null;
        }
        frames.add(bytes);
        receivedMicros = Math.max(receivedMicros, chunkReceivedMicros);
        if (index < count - 1) {
            return null;
        }
        Change change = new Change(epoch, seq, receivedMicros, frames);
        frames.clear();
        return change;
    }
}
