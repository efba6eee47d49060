package io.orrery.ingest.table;

/// Name and type of a column to be filled.
public record ColumnSpec(String name, ColumnType type) {}
