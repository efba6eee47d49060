package io.orrery.gateway.fanout.core;

import io.orrery.topics.model.Command;

/// What is to be done after an input, in this order.
public sealed interface Output {

    record Say(ServerMessage message) implements Output {}

    /// Send one ordered frame.
    ///
    /// @param receivedMicros when the newest event behind it came in, for measuring; 0 when that says nothing,
    ///     as for a snapshot or a chunk that is not the last
    record Send(byte[] frame, long receivedMicros) implements Output {}

    /// Send all chunks of a positions frame.
    ///
    /// @param skipped newer-than-the-last frames that this viewer never saw because a newer one replaced them
    record Place(Positions positions, long skipped) implements Output {}

    record Publish(Command command) implements Output {}

    /// Nothing comes after it.
    record Close(CloseReason reason) implements Output {}
}
