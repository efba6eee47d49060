package io.orrery.stage;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Counts the failures of one stretch of bad weather and says how long to wait after each. The stretch is over
/// when things have worked for half a minute: a single success amid failures, on another partition perhaps, does
/// not end it. Safe for any thread.
public final class Storm {

    /// How long things must work before the count begins anew.
    public static final Duration CALM = Duration.ofSeconds(30);

    private final Backoff backoff;
    private final LongSupplier nanos;
    private int failures;
    private Optional<Long> workingSince = Optional.empty();

    public Storm(Backoff backoff, LongSupplier nanos) {
        this.backoff = backoff;
        this.nanos = nanos;
    }

    /// Something failed.
    ///
    /// @return how long to wait before the next try; empty when it is time to give up
    public synchronized Optional<Duration> failed() {
        long now = nanos.getAsLong();
        if (workingSince.filter(since -> now - since >= CALM.toNanos()).isPresent()) {
            failures = 0;
        }
        workingSince = Optional.empty();
        failures++;
        return backoff.exhausted(failures) ? Optional.empty() : Optional.of(backoff.delay(failures));
    }

    /// Something worked.
    public synchronized void worked() {
        if (workingSince.isEmpty()) {
            workingSince = Optional.of(nanos.getAsLong());
        }
    }

    /// Failures of the present stretch.
    public synchronized int failures() {
        return failures;
    }
}
