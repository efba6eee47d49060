package io.orrery.gateway.sockets;

import io.orrery.gateway.access.Secret;
import java.util.Optional;

/// What a protocol wants done next.
public sealed interface Step {
    /// Write a message to the log.
    ///
    /// @param token that came with it and is not part of it
    /// @param truncated whether more of it was sent than is kept
    /// @param misframed whether it is not known where it began
    /// @param number by which the protocol answers for it; 0 when it does not
    record Store(byte[] message, Optional<Secret> token, boolean truncated, boolean misframed, long number)
            implements Step {}

    /// Tell the sender, once everything before is told.
    record Answer(byte[] bytes) implements Step {}

    /// Tell the sender, and close the connection.
    ///
    /// @param why for the log; empty when the sender asked for it
    record Close(byte[] bytes, String why) implements Step {}
}
