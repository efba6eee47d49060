package io.orrery.ingest.format;

import io.orrery.ingest.arrow.ArrowReader;
import io.orrery.ingest.csv.CsvReader;
import io.orrery.ingest.json.JsonReader;
import io.orrery.ingest.parquet.ParquetReader;
import io.orrery.topics.model.FileFormat;
import java.util.Map;

/// The table of formats: one line each.
public final class Formats {
    private Formats() {}

    public static TableReaders readers() {
        return new TableReaders(Map.of(
                FileFormat.ARROW, new ArrowReader(),
                FileFormat.CSV, new CsvReader(),
                FileFormat.JSON, new JsonReader(),
                FileFormat.PARQUET, new ParquetReader()));
    }
}
