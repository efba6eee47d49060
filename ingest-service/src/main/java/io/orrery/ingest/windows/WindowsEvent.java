package io.orrery.ingest.windows;

import io.orrery.ingest.log.JsonFields;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A Windows event, whichever shape it came in.
///
/// @param id the number that names its kind within its channel
/// @param channel the log it was written to; null when the shape left it out
/// @param computer that wrote it, never the one that collected it
/// @param nanos since 1970 UTC
/// @param system what surrounds the event's own data, under names of the normal form
/// @param data the event's own data under the names of its provider
record WindowsEvent(
        long id,
        @Nullable String channel,
        @Nullable String provider,
        @Nullable String computer,
        long nanos,
        Map<String, Object> system,
        JsonFields data) {}
