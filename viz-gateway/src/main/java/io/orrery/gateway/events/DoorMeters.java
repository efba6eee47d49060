package io.orrery.gateway.events;

import io.micrometer.core.instrument.MeterRegistry;

/// Counts events by door and feed: `accepted` once the broker has them, `refused` when the sender was told to
/// keep them, `dropped` when there was nobody to tell. Thread-safe.
public final class DoorMeters {
    private static final String NAME = "orrery.door.events";

    private final MeterRegistry registry;

    public DoorMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    public void accepted(Door door, String feed, long events) {
        count(door, feed, "accepted", events);
    }

    public void refused(Door door, String feed, long events) {
        count(door, feed, "refused", events);
    }

    public void dropped(Door door, String feed, long events) {
        count(door, feed, "dropped", events);
    }

    private void count(Door door, String feed, String outcome, long events) {
        registry.counter(NAME, "door", door.word(), "feed", feed, "outcome", outcome)
                .increment((double) events);
    }
}
