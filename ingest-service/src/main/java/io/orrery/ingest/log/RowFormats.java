package io.orrery.ingest.log;

import io.orrery.ingest.flow.FlowCsv;
import io.orrery.ingest.flow.SnortCsv;
import io.orrery.ingest.flow.VpcFlow;
import io.orrery.ingest.flow.YafFlow;
import io.orrery.ingest.row.CsvRecord;
import io.orrery.ingest.web.AccessLog;
import io.orrery.ingest.web.IisLog;
import io.orrery.ingest.web.S3Access;
import io.orrery.ingest.web.Squid;
import io.orrery.ingest.zeek.ZeekTsv;
import java.util.List;

/// The formats whose events are rows, of columns that are fixed or named in the preamble.
public final class RowFormats {
    private RowFormats() {}

    /// In the order in which an event is tried for them: those that the preamble or their first characters name,
    /// then access logs, known by a time in brackets, and last any row below a header.
    ///
    /// @param zeek reads rows of Zeek as JSON
    /// @param json reads rows of other tables
    public static List<LogFormat> inOrder(JsonFamily zeek, JsonFormat json) {
        return List.of(
                new ZeekTsv(zeek),
                new IisLog(),
                new VpcFlow(),
                new FlowCsv(),
                new YafFlow(),
                new SnortCsv(),
                new Squid(),
                new S3Access(),
                new AccessLog(),
                new CsvRecord(json));
    }
}
