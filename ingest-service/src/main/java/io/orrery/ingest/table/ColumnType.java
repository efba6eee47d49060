package io.orrery.ingest.table;

/// The five types that every format is brought to. [#TIMESTAMP] counts microseconds since 1970 in UTC.
public enum ColumnType {
    UTF8,
    INT64,
    FLOAT64,
    BOOL,
    TIMESTAMP
}
