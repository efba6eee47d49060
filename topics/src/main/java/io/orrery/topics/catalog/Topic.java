package io.orrery.topics.catalog;

import java.time.Duration;

/// One line of the catalogue.
///
/// @param key what the key's suffix is, in words
/// @param value what the value is, in words
/// @param retention how long records are kept; [#FOREVER] where compaction decides
/// @param compression Kafka `compression.type` for producers of this topic
public record Topic(String name, String key, String value, Cleanup cleanup, Duration retention, String compression) {
    /// Kept until its key is overwritten or deleted.
    public static final Duration FOREVER = Duration.ofMillis(-1);

    @Override
    public String toString() {
        return name;
    }
}
