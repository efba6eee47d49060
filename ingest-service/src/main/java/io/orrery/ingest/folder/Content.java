package io.orrery.ingest.folder;

import io.orrery.topics.model.DoorPosition;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;

/// What lies in a file, unpacked, for finding out whether it was read before.
interface Content {
    /// @param digests of the first bytes, for the lengths asked for that there are
    /// @param length how many bytes there are, as far as was read: beyond the longest length asked for, or to
    ///     the end
    record Measured(Map<Long, String> digests, List<String> heads, long length) {}

    /// Reads from the beginning, no further than the longest of `lengths` and a little.
    Measured measure(NavigableSet<Long> lengths) throws IOException;

    /// Whether it still begins with what was read of it.
    boolean holds(DoorPosition.OfFile position) throws IOException;
}
