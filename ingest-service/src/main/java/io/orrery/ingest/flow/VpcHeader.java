package io.orrery.ingest.flow;

import io.orrery.ingest.row.RowText;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The columns of a VPC flow log.
record VpcHeader(List<String> names) {
    /// Version 2, which is written where nobody chose others.
    static final VpcHeader DEFAULT = new VpcHeader(List.of(
            "version",
            "account-id",
            "interface-id",
            "srcaddr",
            "dstaddr",
            "srcport",
            "dstport",
            "protocol",
            "packets",
            "bytes",
            "start",
            "end",
            "action",
            "log-status"));

    private static final Set<String> KNOWN = Set.copyOf(DEFAULT.names);
    private static final int MOST_COLUMNS = 200;
    private static final int LEAST_KNOWN = 3;

    /// Null when the line names no such columns; their names are written with `_` in tables of query services.
    static @Nullable VpcHeader read(String line) {
        List<String> names = RowText.split(line.strip().replace('_', '-'), ' ', MOST_COLUMNS);
        return names.stream().filter(KNOWN::contains).count() >= LEAST_KNOWN ? new VpcHeader(names) : null;
    }
}
