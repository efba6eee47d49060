package io.orrery.gateway.sockets;

import java.nio.ByteBuffer;
import java.util.List;

/// A protocol as one connection speaks it: bytes in, steps out. Total: nothing that a sender says makes it throw. For
/// one thread at a time; [#answer] may run beside the rest.
public interface Conversation {
    /// Takes all of `piece`.
    List<Step> take(ByteBuffer piece);

    /// What is left when the sender has ended its stream.
    List<Step> end();

    /// What the sender is told about a message; empty for nothing.
    byte[] answer(Step.Store message, Outcome outcome);

    /// The last words of a listener that closes, said when everything read is answered; empty for none.
    byte[] farewell();

    /// Whether senders repeat what was not answered. If so, a listener that closes stops reading at once; if not, it
    /// reads what is already under way.
    boolean repeats();
}
