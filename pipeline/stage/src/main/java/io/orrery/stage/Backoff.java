package io.orrery.stage;

import java.time.Duration;

/// How long to wait between tries: doubles from `first` to `most`, and gives up after `tries` failures.
/// Without jitter, because the stages of one process fail for different reasons and partitions tie work to one of
/// them.
public record Backoff(Duration first, Duration most, int tries) {

    /// 100 ms doubling to 10 s, giving up after 90 failures in a row: about a quarter of an hour of bad weather.
    public static final Backoff DEFAULT = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(10), 90);

    public Backoff {
        if (first.isZero() || first.isNegative()) {
            throw new IllegalArgumentException("backoff.first must be positive, was " + first);
        }
        if (most.compareTo(first) < 0) {
            throw new IllegalArgumentException("backoff.most must be at least first (" + first + "), was " + most);
        }
        if (tries < 1) {
            throw new IllegalArgumentException("backoff.tries must be at least 1, was " + tries);
        }
    }

    /// The pause after `failures` failures in a row (1 = after the first).
    public Duration delay(int failures) {
        int doublings = Math.clamp(failures - 1L, 0, 20);
        Duration delay = first.multipliedBy(1L << doublings);
        return delay.compareTo(most) < 0 ? delay : most;
    }

    /// Whether `failures` failures in a row are too many.
    public boolean exhausted(int failures) {
        return failures >= tries;
    }
}
