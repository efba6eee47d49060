package io.orrery.gateway.sockets;

/// A listener cannot be opened; the message is one sentence that says which and why.
public final class ListenException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ListenException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
