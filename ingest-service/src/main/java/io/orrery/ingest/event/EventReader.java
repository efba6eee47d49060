package io.orrery.ingest.event;

import io.orrery.ingest.table.ColumnSpec;
import java.util.List;

/// Understands the events of one feed. Total: every sequence of bytes gives an outcome. Thread-safe.
public interface EventReader {
    /// The columns of the feed's events table, `_offset` and `_received` last.
    List<ColumnSpec> columns();

    EventOutcome read(RawRecord event);

    /// An event as the log has it.
    ///
    /// @param bytes not to be changed
    /// @param receivedMicros when it came in, since 1970
    /// @param preamble lines that stood before all events of its stream; empty for none
    record RawRecord(byte[] bytes, long receivedMicros, String preamble) {}
}
