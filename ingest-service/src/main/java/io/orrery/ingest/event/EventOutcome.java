package io.orrery.ingest.event;

import io.orrery.topics.model.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of one event.
public sealed interface EventOutcome {
    /// The mapping's columns in their order: texts as they are, numbers and times boxed, null where the event has
    /// nothing. Owned by the taker.
    record Row(@Nullable Object[] cells) implements EventOutcome {}

    /// Several rows, because it tells of several relations or holds several events.
    ///
    /// @param rows at least one; cells as in [Row]
    /// @param rejected parts of it that cannot be taken
    record Rows(List<@Nullable Object[]> rows, List<Rejected> rejected) implements EventOutcome {}

    /// Left out on purpose.
    ///
    /// @param rule why, a name that such events are counted by: `dataset/rule` where a dataset is known
    record Filtered(String rule) implements EventOutcome {}

    /// @param detail one sentence that names the byte or the field
    record Rejected(Reason reason, String detail, String position) implements EventOutcome {}
}
