package io.orrery.app.http;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Gives events as far apart as their own times are, or so many times closer together. An event without a time, or with
/// one before the event in front of it, follows at once. One thread.
public final class PacedEvents implements Events {
    /// A longer pause, such as the night between two recordings or one wrong clock, is cut down to this one.
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final Events source;
    private final TimeOf time;
    private final double speed;
    private final LongSupplier clock;
    private @Nullable String next;
    private boolean isTimed;
    private long newest;
    private long due;

    /// When an event took place.
    @FunctionalInterface
    public interface TimeOf {
        /// Nanoseconds from any fixed point; empty when the line names no time.
        OptionalLong nanos(String line);
    }

    /// @param speed event seconds in a second, above 0
    /// @param clock nanoseconds from any fixed point
    public PacedEvents(Events source, TimeOf time, double speed, LongSupplier clock) {
        this.source = source;
        this.time = time;
        this.speed = speed;
        this.clock = clock;
    }

    @Override
    public @Nullable String poll() {
        if (next == null) {
            next = source.poll();
            if (next != null) {
                schedule(time.nanos(next));
            }
        }
        if (next == null || (isTimed && clock.getAsLong() - due < 0)) {
            return null;
        }
        String event = next;
        next = null;
        return event;
    }

    private void schedule(OptionalLong at) {
        if (at.isEmpty()) {
            return;
        }
        if (!isTimed) {
            isTimed = true;
            newest = at.getAsLong();
            due = clock.getAsLong();
            return;
        }
        double pause = (double) (at.getAsLong() - newest) / speed;
        if (pause > 0) {
            due += (long) Math.min(pause, (double) LONGEST_PAUSE.toNanos());
        }
        // Far back is another recording, or what follows one wrong clock: time goes on from there.
        if (pause > 0 || pause < (double) -LONGEST_PAUSE.toNanos()) {
            newest = at.getAsLong();
        }
    }

    /// Whether any event so far had a time.
    public boolean isTimed() {
        return isTimed;
    }

    @Override
    public boolean ended() {
        return next == null && source.ended();
    }
}
