package io.orrery.gateway.events;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.TreeMap;

/// Counts events by door and feed: `accepted` once the broker has them, `refused` when the sender was told to
/// keep them, `dropped` when there was nobody to tell. A feed is called `owner/name`, because owners choose names
/// without regard to each other. Thread-safe.
public final class DoorMeters {
    private static final String NAME = "orrery.door.events";
    private static final String DROPPED = "dropped";

    private final MeterRegistry registry;

    public DoorMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    public void accepted(Target target, long events) {
        count(target.door(), target.label(), "accepted", events);
    }

    public void refused(Target target, long events) {
        refused(target.door(), target.label(), events);
    }

    /// @param feed `owner/name`, or what stands for none
    public void refused(Door door, String feed, long events) {
        count(door, feed, "refused", events);
    }

    /// @param feed `owner/name`, or what stands for none
    public void dropped(Door door, String feed, long events) {
        count(door, feed, DROPPED, events);
    }

    /// What this process has dropped of a feed's events since it started, by the door's word.
    public Map<String, Long> dropped(String owner, String feed) {
        Map<String, Long> dropped = new TreeMap<>();
        for (Counter counter : registry.find(NAME)
                .tag("feed", owner + "/" + feed)
                .tag("outcome", DROPPED)
                .counters()) {
            dropped.merge(String.valueOf(counter.getId().getTag("door")), Math.round(counter.count()), Long::sum);
        }
        return dropped;
    }

    private void count(Door door, String feed, String outcome, long events) {
        registry.counter(NAME, "door", door.word(), "feed", feed, "outcome", outcome)
                .increment((double) events);
    }
}
