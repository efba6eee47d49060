package io.orrery.app.http;

import java.io.Serial;

/// The server refused, or did not answer; the message is one sentence for a person.
public final class ApiFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public ApiFailure(String message) {
        super(message);
    }

    public ApiFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
