package io.orrery.gateway.fanout.core;

import io.orrery.topics.model.Command;
import org.jspecify.annotations.Nullable;

/// What a viewer says: the text messages of `pipeline/docs/wire-protocol.md`, checked one by one but not yet
/// against what came before.
public sealed interface ClientMessage {

    /// Opens the conversation.
    ///
    /// @param resume where the viewer stopped; absent for a first visit
    /// @param credit bytes of ordered frames it can take
    record Hello(@Nullable Resume resume, long credit) implements ClientMessage {}

    /// @param seq the newest change that was applied whole
    record Resume(int epoch, long seq) {}

    /// So many bytes of ordered frames are handled.
    record Credit(long bytes) implements ClientMessage {}

    /// Ready for one positions frame.
    record Frame() implements ClientMessage {}

    record Order(Command command) implements ClientMessage {}

    record Ping(long id) implements ClientMessage {}

    /// A command that cannot be obeyed; the conversation goes on.
    record Refused(String problem) implements ClientMessage {}

    /// Not a message of the protocol, or one with a wrong value: the conversation ends.
    record Malformed(String problem) implements ClientMessage {}
}
