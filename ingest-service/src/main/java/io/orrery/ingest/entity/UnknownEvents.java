package io.orrery.ingest.entity;

import io.orrery.ingest.normal.NormalEvent;
import java.util.List;

/// What is made of events that no rule says anything about. Pure, total, thread-safe.
@FunctionalInterface
public interface UnknownEvents {
    /// Nothing.
    UnknownEvents NOTHING = (event, identities) -> List.of();

    /// The relations between what looks like entities; none when nothing does.
    ///
    /// @param identities what makes two values the same thing, for this feed
    List<Observation> tell(NormalEvent event, Identities identities);
}
