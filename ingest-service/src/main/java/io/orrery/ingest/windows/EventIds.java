package io.orrery.ingest.windows;

import io.orrery.ingest.log.Numbers;
import io.orrery.ingest.log.Parsed;
import io.orrery.topics.model.Reason;
import org.jspecify.annotations.Nullable;

/// Numbers of events. Older writers put qualifiers into the upper half of 32 bits.
final class EventIds {
    private static final long NUMBER = 0xFFFF;

    private EventIds() {}

    /// Null when it is none.
    static @Nullable Long of(@Nullable Object value) {
        Long id = Numbers.whole(value instanceof String text ? text.strip() : value);
        return id == null || id < 0 ? null : (Long) (id & NUMBER);
    }

    static Parsed.Refused refused(String field, @Nullable Object value) {
        return Parsed.Refused.field(Reason.WRONG_TYPE, field, String.valueOf(value), "is not the number of an event");
    }
}
