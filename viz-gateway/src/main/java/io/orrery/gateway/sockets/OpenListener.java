package io.orrery.gateway.sockets;

import java.time.Duration;

/// A port that is open. Closing goes in two steps, so that all ports part at the same time.
public interface OpenListener {
    /// The port in use.
    int port();

    /// Takes no new senders, and parts from those that are there. Returns at once.
    void leave();

    /// Waits until what was read is written and answered.
    ///
    /// @return messages that were read and are not written
    int awaitLeft(Duration limit);
}
