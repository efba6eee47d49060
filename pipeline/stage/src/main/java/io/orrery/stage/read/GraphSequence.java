package io.orrery.stage.read;

import io.orrery.topics.wire.FrameHeader;

/// Judges the change frames of one graph as they come: which continue what was applied, which repeat it, and where
/// something is missing. Pure; for one thread at a time.
///
/// Change sets count 1, 2, 3 ... within an epoch, each of chunks 0 to n-1; a newer epoch begins again at change
/// set 1 on an empty graph. Reference frames follow the chunk that they describe and do not count.
public final class GraphSequence {

    /// What to do with a frame.
    public enum Verdict {
        /// The next one: apply it.
        APPLY,
        /// The first of a newer epoch: forget the graph, then apply it.
        RESTART,
        /// Applied before, or of an older epoch: ignore it.
        REPEAT,
        /// Something before it is missing: load the graph again.
        GAP
    }

    private int epoch;
    private long seq;
    private int nextChunk;
    private int chunks;
    private boolean referencesFollow;

    private GraphSequence(int epoch, long seq) {
        this.epoch = epoch;
        this.seq = seq;
    }

    /// Nothing is known of the graph: only the beginning of an epoch fits.
    public static GraphSequence empty() {
        return new GraphSequence(-1, 0);
    }

    /// The graph is known up to and including change set `seq`.
    public static GraphSequence after(int epoch, long seq) {
        return new GraphSequence(epoch, seq);
    }

    /// Judges the next frame and takes note of it when it fits.
    public Verdict offer(FrameHeader header) {
        if (header.kind().serverOnly()) {
            return offerReference(header);
        }
        referencesFollow = false;
        if (header.epoch() < epoch) {
            return Verdict.REPEAT;
        }
        if (header.epoch() > epoch) {
            return header.seq() == 1 && header.chunkIndex() == 0 ? restart(header) : Verdict.GAP;
        }
        if (header.seq() <= seq) {
            return Verdict.REPEAT;
        }
        if (header.seq() > seq + 1 || header.chunkIndex() > nextChunk) {
            return Verdict.GAP;
        }
        if (nextChunk > 0 && header.chunkCount() != chunks) {
            return Verdict.GAP;
        }
        if (header.chunkIndex() < nextChunk) {
            return Verdict.REPEAT;
        }
        apply(header);
        return Verdict.APPLY;
    }

    private Verdict offerReference(FrameHeader header) {
        if (header.epoch() < epoch || !referencesFollow) {
            return header.epoch() > epoch || header.seq() > seq + 1 ? Verdict.GAP : Verdict.REPEAT;
        }
        return Verdict.APPLY;
    }

    private Verdict restart(FrameHeader header) {
        epoch = header.epoch();
        seq = 0;
        nextChunk = 0;
        apply(header);
        return Verdict.RESTART;
    }

    private void apply(FrameHeader header) {
        referencesFollow = true;
        chunks = header.chunkCount();
        nextChunk = header.chunkIndex() + 1;
        if (header.isLastChunk()) {
            seq = header.seq();
            nextChunk = 0;
        }
    }

    /// -1 while nothing is known.
    public int epoch() {
        return epoch;
    }

    /// The newest change set applied as a whole; 0 for none.
    public long seq() {
        return seq;
    }

    /// Whether no change set is half applied.
    public boolean isWhole() {
        return nextChunk == 0;
    }
}
