package io.orrery.stage;

import io.orrery.topics.model.Reason;
import org.jspecify.annotations.Nullable;

/// Carries a [Failure] that the thrower has sorted itself; the loop or the topology that catches it acts by its
/// kind.
public final class StageException extends RuntimeException {

    private final transient Failure failure;

    /// @param cause what led to it, or null when the thrower found out by itself
    public StageException(Failure failure, @Nullable Throwable cause) {
        super(failure.detail(), cause);
        this.failure = failure;
    }

    /// The input cannot be processed; `detail` names field, row, column or byte.
    public static StageException badData(Reason reason, String detail) {
        return new StageException(new Failure.BadData(reason, detail), null);
    }

    /// Trying again later helps.
    public static StageException weather(String detail, @Nullable Throwable cause) {
        return new StageException(new Failure.Weather(detail), cause);
    }

    /// The stage must stop.
    public static StageException brokenInvariant(String detail) {
        return new StageException(new Failure.BrokenInvariant(detail), null);
    }

    public Failure failure() {
        return failure;
    }
}
