package io.orrery.layout.live;

/// What a layout is doing with its graph.
public enum Phase {
    /// Asleep: nothing moves, nothing is computed.
    RESTING,
    /// Near a change things move, elsewhere hardly; cools down to rest.
    WARM,
    /// Everybody is on the way to a place that is known.
    GLIDING,
    /// Everything moves freely until the picture stops improving.
    FREE
}
