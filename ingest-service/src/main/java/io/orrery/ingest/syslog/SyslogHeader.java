package io.orrery.ingest.syslog;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What stands before the message.
///
/// @param priority -1 when there is none
/// @param nanos since 1970 UTC, or [io.orrery.ingest.normal.NormalEvent#NO_TIME]
/// @param structured structured data, as `id.name`
/// @param message index at which the message begins
record SyslogHeader(
        int priority,
        long nanos,
        @Nullable String host,
        @Nullable String program,
        @Nullable String process,
        @Nullable String messageId,
        Map<String, String> structured,
        int message) {}
