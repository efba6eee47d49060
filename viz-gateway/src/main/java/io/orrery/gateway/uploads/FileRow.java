package io.orrery.gateway.uploads;

import io.orrery.topics.model.FileFormat;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A file that was announced, and where its bytes lie once they were uploaded.
///
/// @param options what the client said about parsing it
/// @param stored null until the bytes are committed
record FileRow(
        String id,
        long ownerId,
        String name,
        FileFormat format,
        Map<String, String> options,
        @Nullable StoredFile stored,
        Instant createdAt,
        Instant updatedAt) {}
