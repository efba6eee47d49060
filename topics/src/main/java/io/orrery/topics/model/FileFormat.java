package io.orrery.topics.model;

/// The file formats an upload may have.
public enum FileFormat {
    ARROW,
    CSV,
    JSON,
    PARQUET
}
