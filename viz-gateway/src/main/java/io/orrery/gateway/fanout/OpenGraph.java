package io.orrery.gateway.fanout;

import io.orrery.gateway.fanout.core.GraphView;

/// A graph as a session sees it: something to look at and a bell that rings when it changed. Thread-safe.
interface OpenGraph {
    String id();

    /// The newest state; immutable.
    GraphView view();

    /// `bell` is rung from any thread, often, and must return at once.
    void join(Runnable bell);

    void leave(Runnable bell);
}
