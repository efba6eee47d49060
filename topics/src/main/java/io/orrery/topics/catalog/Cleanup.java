package io.orrery.topics.catalog;

/// How the broker cleans a topic; `configValue` is Kafka's `cleanup.policy`.
public enum Cleanup {
    COMPACT("compact"),
    COMPACT_AND_DELETE("compact,delete"),
    DELETE("delete");

    private final String configValue;

    Cleanup(String configValue) {
        this.configValue = configValue;
    }

    public String configValue() {
        return configValue;
    }

    /// Whether a tombstone removes the record of its key for good.
    public boolean honoursTombstones() {
        return this != DELETE;
    }
}
