package io.orrery.topics.model;

/// The stages that report a status, in the order in which data passes them.
public enum Stage {
    GATEWAY,
    INGEST,
    TRANSFORM,
    LAYOUT
}
