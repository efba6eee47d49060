package io.orrery.gateway.fanout.core;

import org.jspecify.annotations.Nullable;

/// What is kept of one graph at one moment: the newest snapshot, the changes after it, and some before it for
/// viewers that come back.
///
/// @param generation differs whenever the chain was begun anew; a viewer of another generation has to start over
/// @param oldest earliest place from which a viewer can resume
/// @param newest latest place when this view was taken
public record History(long generation, Snapshot snapshot, Link oldest, Link newest) {

    public int epoch() {
        return snapshot.epoch();
    }

    public long bytes() {
        return snapshot.bytes() + newest.position() - oldest.position();
    }

    /// The place after change `seq`, or nothing when that change is no longer, or not yet, in the chain.
    public @Nullable Link find(long seq) {
        if (seq < oldest.seq() || seq > newest.seq()) {
            return null;
        }
        Link link = oldest;
        while (link != null && link.seq() < seq) {
            link = link.next();
        }
        return link;
    }
}
