package io.orrery.gateway.syslog;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// The beginning of a message that is still coming in, up to a bound. For one thread at a time.
final class MessageBuffer {
    private static final int FIRST_CAPACITY = 1_024;

    private final int maxBytes;
    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int length;
    private boolean truncated;

    MessageBuffer(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    void add(byte next) {
        if (length == maxBytes) {
            truncated = true;
            return;
        }
        require(length + 1);
        bytes[length++] = next;
    }

    /// Takes `count` bytes out of `piece`.
    void add(ByteBuffer piece, int count) {
        int kept = Math.min(count, maxBytes - length);
        require(length + kept);
        piece.get(bytes, length, kept);
        length += kept;
        if (kept < count) {
            truncated = true;
            piece.position(piece.position() + count - kept);
        }
    }

    boolean truncated() {
        return truncated;
    }

    /// What came in, without line feeds, carriage returns and NULs at its end; the buffer is empty then. A large one
    /// is let go, because most messages are small and connections are many.
    byte[] take() {
        byte[] taken = trimmed(bytes, length);
        if (bytes.length > FIRST_CAPACITY * 16) {
            bytes = new byte[FIRST_CAPACITY];
        }
        length = 0;
        truncated = false;
        return taken;
    }

    /// The first `length` bytes without line feeds, carriage returns and NULs at their end.
    static byte[] trimmed(byte[] bytes, int length) {
        int end = length;
        while (end > 0 && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r' || bytes[end - 1] == 0)) {
            end--;
        }
        return Arrays.copyOf(bytes, end);
    }

    private void require(int capacity) {
        if (capacity > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(maxBytes, Math.max(capacity, bytes.length * 2L)));
        }
    }
}
