package io.orrery.ingest.log;

import java.time.ZoneId;

/// What is known of an event from elsewhere than its bytes.
///
/// @param receivedNanos when it came in, nanoseconds since 1970: gives the year to times that have none
/// @param zone of times that name none, as the feed says
/// @param preamble lines that stood once, before all events of the stream (a header of columns), without a line's end
///     at the end; empty when there are none
public record Circumstances(long receivedNanos, ZoneId zone, String preamble) {}
