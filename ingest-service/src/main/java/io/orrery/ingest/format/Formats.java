package io.orrery.ingest.format;

import io.orrery.ingest.arrow.ArrowReader;
import io.orrery.ingest.csv.CsvReader;
import io.orrery.ingest.json.JsonReader;
import io.orrery.ingest.log.JsonFamilies;
import io.orrery.ingest.log.JsonFormat;
import io.orrery.ingest.log.LogFormat;
import io.orrery.ingest.log.LogFormats;
import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.log.RawEvent;
import io.orrery.ingest.log.RowFormats;
import io.orrery.ingest.log.TextFormats;
import io.orrery.ingest.parquet.ParquetReader;
import io.orrery.ingest.windows.WindowsXml;
import io.orrery.ingest.zeek.ZeekJson;
import io.orrery.topics.model.FileFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

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
        Function<RawEvent, Parsed> within = raw -> all.get().parse(raw);
        JsonFormat json = new JsonFormat(JsonFamilies.inOrder(within));
        List<LogFormat> formats = new ArrayList<>(List.of(json, new WindowsXml()));
        formats.addAll(TextFormats.plain());
        formats.addAll(RowFormats.inOrder(new ZeekJson(), json));
        formats.addAll(TextFormats.open(within));
        all.set(new LogFormats(formats));
        return all.get();
    }
}
