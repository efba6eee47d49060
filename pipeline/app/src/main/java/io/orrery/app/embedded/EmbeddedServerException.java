package io.orrery.app.embedded;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// An embedded server could not be started or stopped. The message is one sentence for the operator and says what to
/// do; it never holds a secret.
public final class EmbeddedServerException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public EmbeddedServerException(String message) {
        super(message);
    }

    public EmbeddedServerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
