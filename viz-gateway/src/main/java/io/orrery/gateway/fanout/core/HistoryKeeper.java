package io.orrery.gateway.fanout.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Builds the [History] of one graph from snapshots and changes. Used by one thread; what it hands out is
/// read by many.
public final class HistoryKeeper {
    private final long resumeBytes;
    private long generation;
    private @Nullable Snapshot snapshot;
    private @Nullable Link oldest;
    private @Nullable Link newest;

    /// What became of a change.
    public enum Outcome {
        APPENDED,
        /// Already known; nothing to do.
        REPEATED,
        /// Of an epoch that is over; nothing to do.
        OUTDATED,
        /// Changes before this one are missing, or a new epoch began: load the newest snapshot again.
        GAP
    }

    /// @param resumeBytes how many bytes of changes that a newer snapshot includes are kept for viewers that
    ///     come back; older ones are dropped
    public HistoryKeeper(long resumeBytes) {
        this.resumeBytes = resumeBytes;
    }

    /// Begins anew with a snapshot; every viewer of the chain before it starts over.
    public void begin(int epoch, long seq, long nodes, long edges, List<byte[]> frames) {
        Link root = Link.root(seq);
        generation++;
        oldest = root;
        newest = root;
        snapshot = new Snapshot(epoch, seq, nodes, edges, frames, root);
    }

    public Outcome append(Change change) {
        if (snapshot == null || newest == null || change.epoch() > snapshot.epoch()) {
            return Outcome.GAP;
        }
        if (change.epoch() < snapshot.epoch()) {
            return Outcome.OUTDATED;
        }
        if (change.seq() <= newest.seq()) {
            return Outcome.REPEATED;
        }
        if (change.seq() > newest.seq() + 1) {
            return Outcome.GAP;
        }
        newest = newest.append(change);
        return Outcome.APPENDED;
    }

    /// Replaces the snapshot by a newer one of the same chain and drops the changes it makes superfluous.
    /// Viewers in the middle of the old one keep it. False when the snapshot does not fit into the chain.
    public boolean rebase(int epoch, long seq, long nodes, long edges, List<byte[]> frames) {
        History history = history();
        if (history == null
                || history.epoch() != epoch
                || seq < history.snapshot().seq()) {
            return false;
        }
        Link after = history.find(seq);
        if (after == null) {
            return false;
        }
        snapshot = new Snapshot(epoch, seq, nodes, edges, frames, after);
        Link first = history.oldest();
        while (after.position() - first.position() > resumeBytes) {
            Link next = first.next();
            if (next == null) {
                break;
            }
            first = next;
        }
        oldest = first;
        return true;
    }

    /// Forgets everything: as before the first [#begin].
    public void clear() {
        snapshot = null;
        oldest = null;
        newest = null;
    }

    /// Nothing before the first [#begin].
    public @Nullable History history() {
        if (snapshot == null || oldest == null || newest == null) {
            return null;
        }
        return new History(generation, snapshot, oldest, newest);
    }
}
