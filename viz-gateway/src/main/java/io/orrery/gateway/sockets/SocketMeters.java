package io.orrery.gateway.sockets;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.orrery.gateway.events.DoorMeters;
import java.time.Duration;

/// What listeners tell of themselves, beside the events that [DoorMeters] counts. Thread-safe.
public final class SocketMeters {
    private static final Duration BETWEEN_COMPLAINTS = Duration.ofMinutes(1);

    private final MeterRegistry registry;
    private final DoorMeters events;
    private final Cache<About, Boolean> complaints =
            Caffeine.newBuilder().expireAfterWrite(BETWEEN_COMPLAINTS).build();

    public SocketMeters(MeterRegistry registry, DoorMeters events) {
        this.registry = registry;
        this.events = events;
    }

    DoorMeters events() {
        return events;
    }

    /// What is refused.
    enum Complaint {
        HANDSHAKE,
        CONNECTION,
        MESSAGE
    }

    private record About(Listener listener, Complaint what) {}

    /// Whether one more line about what a listener refuses fits the log; the next one does after a minute.
    boolean mayComplain(Listener listener, Complaint what) {
        return complaints.asMap().putIfAbsent(new About(listener, what), true) == null;
    }

    void connections(Listener listener, Number open) {
        registry.gauge("orrery.door.connections", tags(listener), open, Number::doubleValue);
    }

    void connectionRefused(Listener listener) {
        count("orrery.door.connections.refused", listener);
    }

    void handshakeFailed(Listener listener) {
        count("orrery.door.handshakes.failed", listener);
    }

    void truncated(Listener listener) {
        count("orrery.door.truncated", listener);
    }

    void misframed(Listener listener) {
        count("orrery.door.misframed", listener);
    }

    private void count(String name, Listener listener) {
        registry.counter(name, tags(listener)).increment();
    }

    private static Tags tags(Listener listener) {
        return Tags.of("protocol", listener.protocol().word(), "port", Integer.toString(listener.port()));
    }
}
