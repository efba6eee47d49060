package io.orrery.ingest.event;

import io.orrery.topics.model.Reason;
import org.jspecify.annotations.Nullable;

/// What became of one event.
public sealed interface EventOutcome {
    /// The mapping's columns in their order: texts as they are, numbers and times boxed, null where the event has
    /// nothing. Owned by the taker.
    record Row(@Nullable Object[] cells) implements EventOutcome {}

    /// No relation's conditions hold for it: the mapping leaves it out.
    record Filtered() implements EventOutcome {}

    /// @param detail one sentence that names the byte or the field
    record Rejected(Reason reason, String detail, String position) implements EventOutcome {}
}
