package io.orrery.ingest.format;

import io.orrery.ingest.csv.CsvReader;
import io.orrery.ingest.json.JsonReader;
import io.orrery.topics.model.FileFormat;
import java.util.Map;

/// The table of formats: one line each.
public final class Formats {
    private Formats() {}

    public static TableReaders readers() {
        return new TableReaders(Map.of(
                FileFormat.CSV, new CsvReader(),
                FileFormat.JSON, new JsonReader()));
    }
}
