package io.orrery.ingest.door;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/// Counts one door's events, each when its transaction is committed. For the door's thread.
public final class DoorMeter {
    private final Counter accepted;
    private final Counter refused;
    private long accepting;
    private long refusing;

    /// @param feed `owner/name`
    public DoorMeter(MeterRegistry registry, String door, String feed) {
        accepted = registry.counter("orrery.door.events", "door", door, "feed", feed, "outcome", "accepted");
        refused = registry.counter("orrery.door.events", "door", door, "feed", feed, "outcome", "refused");
    }

    /// A transaction begins; what an earlier one counted and did not commit is forgotten.
    public void begin() {
        accepting = 0;
        refusing = 0;
    }

    public void accept() {
        accepting++;
    }

    public void refuse() {
        refusing++;
    }

    /// The transaction is committed.
    public void commit() {
        accepted.increment((double) accepting);
        refused.increment((double) refusing);
        begin();
    }
}
