package io.orrery.gateway.syslog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Cuts a stream into syslog messages. The first byte of a connection says how: a digit from 1 to 9 that begins a
/// length means that every message is preceded by its length in bytes, anything else that every message ends with a
/// line feed or a NUL. Takes any bytes: a length that is none makes what stands up to the next line's end one message,
/// marked as such. For one thread at a time.
final class FrameCutter {
    /// No sender means a message of 10 MB and more; a longer number is the beginning of a text.
    private static final int MAX_DIGITS = 7;

    private final MessageBuffer message;
    private Framing framing = Framing.UNKNOWN;
    private Place place = Place.BETWEEN;
    /// In bytes, of what is missing of a counted message.
    private long length;
    private int digits;
    private boolean misframed;

    /// @param maxBytes of one message; of a longer one the beginning is kept
    FrameCutter(int maxBytes) {
        this.message = new MessageBuffer(maxBytes);
    }

    private enum Framing {
        UNKNOWN,
        COUNTED,
        LINES
    }

    private enum Place {
        BETWEEN,
        LENGTH,
        COUNTED_BODY,
        LINE
    }

    /// Takes all of `piece` and returns the messages that it ends.
    List<Message> add(ByteBuffer piece) {
        List<Message> messages = new ArrayList<>();
        while (piece.hasRemaining()) {
            switch (place) {
                case BETWEEN -> begin(piece.get(), messages);
                case LENGTH -> length(piece.get(), messages);
                case COUNTED_BODY -> body(piece, messages);
                case LINE -> line(piece.get(), messages);
            }
        }
        return messages;
    }

    /// What is left when the sender has ended the stream: a last line without its end, or a counted message that was
    /// cut.
    List<Message> rest() {
        List<Message> messages = new ArrayList<>();
        if (place == Place.LENGTH) {
            misframed = framing == Framing.COUNTED;
            restoreDigits();
        }
        end(messages, place == Place.COUNTED_BODY);
        return messages;
    }

    private void begin(byte first, List<Message> messages) {
        if (framing != Framing.LINES && first >= '1' && first <= '9') {
            place = Place.LENGTH;
            length = (long) first - '0';
            digits = 1;
        } else if (framing != Framing.COUNTED || !isFiller(first)) { // some senders put a line feed between the counted
            misframed = framing == Framing.COUNTED;
            beginLine(first, messages);
        }
    }

    private void length(byte next, List<Message> messages) {
        if (next >= '0' && next <= '9' && digits < MAX_DIGITS) {
            length = length * 10 + (next - '0');
            digits++;
        } else if (next == ' ') {
            framing = Framing.COUNTED;
            place = Place.COUNTED_BODY;
        } else {
            misframed = framing == Framing.COUNTED;
            restoreDigits();
            beginLine(next, messages);
        }
    }

    private void restoreDigits() {
        for (byte digit : Long.toString(length).getBytes(StandardCharsets.US_ASCII)) {
            message.add(digit);
        }
    }

    private void beginLine(byte first, List<Message> messages) {
        if (framing == Framing.UNKNOWN) {
            framing = Framing.LINES;
        }
        place = Place.LINE;
        line(first, messages);
    }

    private void body(ByteBuffer piece, List<Message> messages) {
        int now = (int) Math.min(length, piece.remaining());
        message.add(piece, now);
        length -= now;
        if (length == 0) {
            end(messages, false);
        }
    }

    private void line(byte next, List<Message> messages) {
        if (next == '\n' || next == 0) {
            end(messages, false);
        } else {
            message.add(next);
        }
    }

    private void end(List<Message> messages, boolean cut) {
        boolean truncated = cut || message.truncated();
        byte[] bytes = message.take();
        if (!isBlank(bytes)) {
            messages.add(new Message(bytes, truncated, misframed));
        }
        place = Place.BETWEEN;
        misframed = false;
    }

    private static boolean isFiller(byte one) {
        return one == '\n' || one == '\r' || one == 0;
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte one : bytes) {
            if (one != ' ' && one != '\t') {
                return false;
            }
        }
        return true;
    }
}
