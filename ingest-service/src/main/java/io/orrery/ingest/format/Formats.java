package io.orrery.ingest.format;

import io.orrery.ingest.arrow.ArrowReader;
import io.orrery.ingest.csv.CsvReader;
import io.orrery.ingest.json.JsonReader;
import io.orrery.ingest.log.JsonFamilies;
import io.orrery.ingest.log.JsonFormat;
import io.orrery.ingest.log.LogFormats;
import io.orrery.ingest.parquet.ParquetReader;
import io.orrery.ingest.windows.WindowsXml;
import io.orrery.topics.model.FileFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/// The tables of formats: one line each.
public final class Formats {
    private Formats() {}

    public static TableReaders readers() {
        return new TableReaders(Map.of(
                FileFormat.ARROW, new ArrowReader(),
                FileFormat.CSV, new CsvReader(),
                FileFormat.JSON, new JsonReader(),
                FileFormat.PARQUET, new ParquetReader()));
    }

    /// In the order in which an event is tried for them. Objects hold texts and texts hold objects, so each side knows
    /// the other.
    public static LogFormats logs() {
        AtomicReference<LogFormats> all = new AtomicReference<>();
        JsonFormat json = new JsonFormat(JsonFamilies.inOrder(text -> all.get().parse(text)));
        all.set(new LogFormats(List.of(new WindowsXml(), json)));
        return all.get();
    }
}
