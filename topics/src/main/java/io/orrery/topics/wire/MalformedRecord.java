package io.orrery.topics.wire;

import java.io.Serial;

/// Bytes that are not what they should be. The message says which byte or field; it never carries payload.
public final class MalformedRecord extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public MalformedRecord(String message) {
        super(message);
    }

    public MalformedRecord(String message, Throwable cause) {
        super(message, cause);
    }
}
