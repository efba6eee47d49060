package io.orrery.gateway.inspect;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One raw event or table row behind a node or an edge, in JSON as it stands.
///
/// @param offset where it lies in the graph's partition
/// @param receivedAt ISO-8601 in UTC; null when removed
/// @param text the line, cut after [EventLine#MAX_TEXT] characters; null when removed
/// @param row row of the table batch; -1 for an event
/// @param removed whether it is no longer in the log
/// @param how `newest`, `sample` or `oldest` when the graph points at it, `matching` when it was found by its text
/// @param gone why it is no longer there, one sentence; null when it is
/// @param feed the feed that it came to, or the upload; null when unknown
/// @param door how it came in, such as `syslog`; null when unknown
/// @param transport what the transport said about it, such as the sender's address; empty when it said nothing
record SourceLine(
        long offset,
        @Nullable String receivedAt,
        @Nullable String text,
        int row,
        boolean removed,
        String how,
        @Nullable String gone,
        @Nullable String feed,
        @Nullable String door,
        Map<String, Object> transport) {

    static SourceLine gone(Found.Spot spot, String how, String why) {
        return new SourceLine(spot.offset(), null, null, spot.row(), true, how, why, null, null, Map.of());
    }

    static SourceLine row(Found.Spot spot, String how, String receivedAt, String text, String upload) {
        return new SourceLine(spot.offset(), receivedAt, text, spot.row(), false, how, null, upload, null, Map.of());
    }
}
