package io.orrery.stage.streams;

import java.time.Duration;

/// Notices that a Kafka Streams client neither runs nor gets nearer to it: it was seen to poll for ever after its
/// tasks had been closed and revived while it joined the group. Pure; one thread.
final class Standstill {

    private final long patienceNanos;
    private double progress = -1;
    private long sinceNanos;

    /// @param patience without any progress
    Standstill(Duration patience) {
        this.patienceNanos = patience.toNanos();
    }

    /// @param running whether all threads do their work
    /// @param newProgress grows with everything that is restored or processed
    /// @return true once for each time the patience is over
    boolean look(boolean running, double newProgress, long nanos) {
        if (running || newProgress != progress) {
            progress = newProgress;
            sinceNanos = nanos;
            return false;
        }
        if (nanos - sinceNanos < patienceNanos) {
            return false;
        }
        sinceNanos = nanos;
        return true;
    }
}
