package io.orrery.gateway.http;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// A request that is answered with an error: status, one sentence, and what else the client should know.
///
/// Thrown anywhere below a handler, or signalled by its Mono; [Refusals] writes the answer. It carries no stack trace
/// because it is an answer, not a defect.
@SuppressWarnings("serial")
public final class Refusal extends RuntimeException {
    private final HttpStatus status;
    private final Map<String, ?> data;
    private final @Nullable Duration retryAfter;

    private Refusal(HttpStatus status, String message, Map<String, ?> data, @Nullable Duration retryAfter) {
        super(message, null, false, false);
        this.status = status;
        this.data = data;
        this.retryAfter = retryAfter;
    }

    public static Refusal of(HttpStatus status, String message) {
        return new Refusal(status, message, Map.of(), null);
    }

    public static Refusal of(HttpStatus status, String message, Map<String, ?> data) {
        return new Refusal(status, message, data, null);
    }

    public static Refusal malformed(String message) {
        return of(HttpStatus.BAD_REQUEST, message);
    }

    /// What a missing object and an object of somebody else have in common.
    public static Refusal notFound() {
        return of(HttpStatus.NOT_FOUND, "Not found");
    }

    public static Refusal unauthenticated() {
        return of(HttpStatus.UNAUTHORIZED, "Authentication credentials were not provided or are no longer valid");
    }

    /// A bound was reached; the client may come back after the given time.
    public static Refusal later(HttpStatus status, String message, Duration retryAfter) {
        return new Refusal(status, message, Map.of(), retryAfter);
    }

    public HttpStatus status() {
        return status;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }

    public Map<String, ?> data() {
        return data;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
