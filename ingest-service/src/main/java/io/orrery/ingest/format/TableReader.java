package io.orrery.ingest.format;

import io.orrery.ingest.table.RefusedException;
import io.orrery.ingest.table.TableOutput;
import java.io.IOException;

/// Reads files of one format. Stateless: one instance serves all uploads on any thread.
public interface TableReader {
    /// Reads the whole table in memory that does not grow with the file.
    ///
    /// @throws RefusedException when the bytes are not a table of this format
    /// @throws IOException when our own disk fails
    void read(SpooledFile file, ReadOptions options, TableOutput out) throws RefusedException, IOException;
}
