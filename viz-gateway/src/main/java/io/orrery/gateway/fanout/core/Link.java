package io.orrery.gateway.fanout.core;

import org.jspecify.annotations.Nullable;

/// One place in a graph's chain of changes. A viewer keeps a reference to the link it has handled last and
/// walks on from there: nothing is copied for it, and links that nobody refers to any more are collected.
/// One thread appends, any number read.
public final class Link {
    private final long seq;
    private final long position;
    private final @Nullable Change change;
    private volatile @Nullable Link next;

    private Link(long seq, long position, @Nullable Change change) {
        this.seq = seq;
        this.position = position;
        this.change = change;
    }

    /// Where a chain begins: behind the change `seq`, which is not part of it.
    static Link root(long seq) {
        return new Link(seq, 0, null);
    }

    Link append(Change following) {
        Link link = new Link(following.seq(), position + following.bytes(), following);
        next = link;
        return link;
    }

    /// Number of the change after which this place lies.
    public long seq() {
        return seq;
    }

    /// Bytes of the chain from its beginning up to here: how far apart two places are.
    public long position() {
        return position;
    }

    /// The change that leads here; absent at the beginning of a chain.
    public @Nullable Change change() {
        return change;
    }

    /// The place after the following change; absent while there is none.
    public @Nullable Link next() {
        return next;
    }
}
