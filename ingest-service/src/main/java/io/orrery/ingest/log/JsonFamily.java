package io.orrery.ingest.log;

/// A kind of JSON event that a product writes, told by its fields. Pure and total. Thread-safe.
public interface JsonFamily {
    /// The name that counts are kept under: `zeek-json`.
    String name();

    /// Whether the fields are those of this family: a few lookups.
    boolean fits(JsonFields event);

    /// @param event not to be changed
    Parsed read(JsonFields event, Circumstances known);
}
