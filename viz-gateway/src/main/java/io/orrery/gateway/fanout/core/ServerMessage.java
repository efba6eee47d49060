package io.orrery.gateway.fanout.core;

/// What the gateway says in text; see `pipeline/docs/wire-protocol.md`.
public sealed interface ServerMessage {

    /// @param seq the change after which the following frames continue
    /// @param snapshotFrames how many frames with flag SNAPSHOT follow; 0 when resumed or when the graph is empty
    record Welcome(
            int epoch,
            long seq,
            long nodes,
            long edges,
            boolean resumed,
            int snapshotFrames,
            long serverMicros,
            Object graph)
            implements ServerMessage {}

    record Status(Object graph) implements ServerMessage {}

    record Pong(long id, long serverMicros) implements ServerMessage {}

    /// A welcome and a whole snapshot follow.
    record Lost(String reason) implements ServerMessage {}

    record Deleted() implements ServerMessage {}

    record Problem(String code, String message) implements ServerMessage {}
}
