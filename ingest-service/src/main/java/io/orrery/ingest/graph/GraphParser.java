package io.orrery.ingest.graph;

import io.orrery.ingest.table.Limits;
import io.orrery.ingest.table.RefusedException;
import java.io.IOException;
import java.io.InputStream;

/// Reads files of one graph format, from the first byte to the last, in memory that does not grow with the file
/// (but for fingerprints of its nodes where the format needs them). Reading the same bytes again tells the same.
public interface GraphParser {
    /// @throws RefusedException when the bytes are not of this format, with the line
    /// @throws IOException when our own disk fails
    void parse(InputStream in, Limits limits, GraphSink sink) throws RefusedException, IOException;
}
