package io.orrery.gateway.fanout.core;

import java.time.Duration;

/// Bounds of one viewer, each with what happens at it.
///
/// @param windowBytes largest ordered credit; what a viewer grants beyond it is not counted
/// @param lagBytes farthest that a viewer may fall behind; beyond it starts over from the newest snapshot, once there
/// is
///     one that it has not passed
/// @param queueBytes bytes handed to the socket and not yet taken by the network; beyond it nothing is handed over
/// @param silence longest time without a message from the viewer; then the connection is closed
/// @param messagesPerSecond most messages in a second, averaged over ten; beyond it the connection is closed
public record ViewerLimits(long windowBytes, long lagBytes, long queueBytes, Duration silence, int messagesPerSecond) {

    public static final ViewerLimits DEFAULTS =
            new ViewerLimits(32L << 20, 16L << 20, 2L << 20, Duration.ofSeconds(25), 100);
}
