package io.orrery.gateway.fanout;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// What the fan-out tells of itself. No labels from data: graphs and people belong in logs. Thread-safe.
public final class FanoutMeters {
    private final MeterRegistry registry;
    private final Timer changeLatency;
    private final Timer positionsLatency;
    private final Counter orderedBytes;
    private final Counter positionsBytes;
    private final Counter changes;
    private final Counter positions;
    private final Counter conflated;
    private final Counter stalls;
    private final Counter restarts;
    private final AtomicInteger sessions = new AtomicInteger();

    public FanoutMeters(MeterRegistry registry) {
        this.registry = registry;
        changeLatency = latency("change");
        positionsLatency = latency("positions");
        orderedBytes = registry.counter("orrery.fanout.bytes", "kind", "ordered");
        positionsBytes = registry.counter("orrery.fanout.bytes", "kind", "positions");
        changes = registry.counter("orrery.fanout.frames", "kind", "ordered");
        positions = registry.counter("orrery.fanout.frames", "kind", "positions");
        conflated = registry.counter("orrery.fanout.conflated");
        stalls = registry.counter("orrery.fanout.credit.stalls");
        restarts = registry.counter("orrery.fanout.lost");
        registry.gauge("orrery.fanout.sessions", sessions);
    }

    private Timer latency(String kind) {
        return Timer.builder("orrery.event.to.frame")
                .description("from the receipt of the newest contributing event to the frame given to a socket")
                .tag("kind", kind)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofMinutes(1))
                .register(registry);
    }

    public MeterRegistry registry() {
        return registry;
    }

    AtomicInteger sessions() {
        return sessions;
    }

    void orderedSent(int bytes, long receivedMicros, long nowMicros) {
        changes.increment();
        orderedBytes.increment(bytes);
        if (receivedMicros > 0) {
            changeLatency.record(Duration.ofNanos(Math.max(0, nowMicros - receivedMicros) * 1_000));
        }
    }

    /// @param receivedMicros 0 when this viewer has seen a frame with the same newest event before
    void positionsSent(long bytes, long skipped, long receivedMicros, long nowMicros) {
        positions.increment();
        positionsBytes.increment((double) bytes);
        conflated.increment((double) skipped);
        if (receivedMicros > 0) {
            positionsLatency.record(Duration.ofNanos(Math.max(0, nowMicros - receivedMicros) * 1_000));
        }
    }

    void stalled(long times) {
        stalls.increment((double) times);
    }

    /// A viewer starts over.
    void lost() {
        restarts.increment();
    }
}
