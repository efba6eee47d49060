package io.orrery.gateway.sockets;

/// What became of a message.
public sealed interface Outcome {
    /// The broker has it.
    record Stored() implements Outcome {}

    /// Nobody takes it, now or later.
    record Refused(String why) implements Outcome {}

    /// The listener closes and the broker has not taken it.
    record Unwritten() implements Outcome {}
}
