package io.orrery.ingest.format;

import io.orrery.ingest.table.BatchSink;
import io.orrery.ingest.table.Refusal;
import java.io.IOException;
import java.util.Optional;

/// Reads whole files into tables, here or elsewhere.
public interface FileReading {
    /// Reads all of the file into `sink`; the refusal, when there is one, ends the table. Batches given before it
    /// stay as they are.
    ///
    /// @param folder room for unpacked bytes; the caller closes it
    /// @throws IOException when our own disk fails
    Optional<Refusal> read(TableReaders.Task task, Spool.Folder folder, BatchSink sink) throws IOException;
}
