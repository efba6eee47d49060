package io.orrery.stage.loop;

import io.orrery.stage.StageException;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/// Sees to it that a long job is heard of: tells the health that the loop still turns, the group that the member
/// still lives, and the job that the stage is asked to stop.
final class Pace {

    private final TransactionLog log;
    private final long everyNanos;
    private final LongSupplier nanos;
    private final BooleanSupplier stopping;
    private final Runnable alive;
    private long lastPoll;

    Pace(TransactionLog log, long everyNanos, LongSupplier nanos, BooleanSupplier stopping, Runnable alive) {
        this.log = log;
        this.everyNanos = everyNanos;
        this.nanos = nanos;
        this.stopping = stopping;
        this.alive = alive;
        this.lastPoll = nanos.getAsLong();
    }

    long now() {
        return nanos.getAsLong();
    }

    void polled() {
        lastPoll = now();
    }

    void keepAliveIfDue() {
        alive.run();
        if (stopping.getAsBoolean()) {
            throw StageException.weather("the stage is asked to stop; the job begins anew at the next start", null);
        }
        if (now() - lastPoll >= everyNanos) {
            log.keepAlive();
            polled();
        }
    }
}
