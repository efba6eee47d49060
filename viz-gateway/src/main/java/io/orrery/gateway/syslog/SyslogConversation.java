package io.orrery.gateway.syslog;

import io.orrery.gateway.sockets.Conversation;
import io.orrery.gateway.sockets.Outcome;
import io.orrery.gateway.sockets.Step;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Syslog over a connection: messages in, and nothing out, because the protocol has no answers. Senders feel back
/// pressure when they are not read.
public final class SyslogConversation implements Conversation {
    private static final byte[] NOTHING = {};

    private final FrameCutter cutter;

    public SyslogConversation(int maxBytes) {
        this.cutter = new FrameCutter(maxBytes);
    }

    /// One datagram is one message, whatever ends it.
    ///
    /// @param maxBytes of it that are kept
    public static Step.Store datagram(byte[] bytes, int maxBytes) {
        byte[] message = MessageBuffer.trimmed(bytes, Math.min(maxBytes, bytes.length));
        return store(message, bytes.length > maxBytes, false, 0);
    }

    /// A message that another transport has framed.
    ///
    /// @param number by which that transport answers for it
    public static Step.Store framed(byte[] bytes, boolean truncated, long number) {
        return store(MessageBuffer.trimmed(bytes, bytes.length), truncated, false, number);
    }

    @Override
    public List<Step> take(ByteBuffer piece) {
        return steps(cutter.add(piece));
    }

    @Override
    public List<Step> end() {
        return steps(cutter.rest());
    }

    @Override
    public byte[] answer(Step.Store message, Outcome outcome) {
        return NOTHING;
    }

    @Override
    public byte[] farewell() {
        return NOTHING;
    }

    @Override
    public boolean repeats() {
        return false;
    }

    private static List<Step> steps(List<Message> messages) {
        List<Step> steps = new ArrayList<>(messages.size());
        messages.forEach(message -> steps.add(store(message.bytes(), message.truncated(), message.misframed(), 0)));
        return steps;
    }

    private static Step.Store store(byte[] message, boolean truncated, boolean misframed, long number) {
        TokenElement.Taken taken = TokenElement.take(message);
        return new Step.Store(taken.message(), taken.token(), truncated, misframed, number);
    }
}
