package io.orrery.app.cli;

import java.io.Serial;

/// A command that could not do what was asked; the message is one sentence for the person who typed it.
final class CommandFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    CommandFailure(String message) {
        super(message);
    }

    CommandFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
