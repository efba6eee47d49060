package io.orrery.ingest.entity;

import io.orrery.ingest.normal.NormalEvent;
import java.util.List;

/// What is made of events that no rule says anything about. Pure, total, thread-safe.
@FunctionalInterface
public interface UnknownEvents {
    /// Nothing.
    UnknownEvents NOTHING = event -> List.of();

    /// The relations between what looks like entities; none when nothing does.
    List<Observation> tell(NormalEvent event);
}
