package io.orrery.gateway.inspect;

import org.jspecify.annotations.Nullable;

/// One raw event or table row behind a node or an edge, in JSON as it stands.
///
/// @param offset where it lies in the graph's partition
/// @param receivedAt ISO-8601 in UTC; null when removed
/// @param text the line, cut after [SourceReader#MAX_TEXT] characters; null when removed
/// @param row row of the table batch; -1 for an event
/// @param removed retention or deletion has removed it
/// @param how `newest` or `oldest` when the graph points at it, `matching` when it was found by its text nearby
record SourceLine(
        long offset, @Nullable String receivedAt, @Nullable String text, int row, boolean removed, String how) {

    static SourceLine removed(long offset, int row, String how) {
        return new SourceLine(offset, null, null, row, true, how);
    }
}
