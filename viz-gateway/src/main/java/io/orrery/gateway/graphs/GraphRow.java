package io.orrery.gateway.graphs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What PostgreSQL knows of a graph.
///
/// @param metadata the JSON that created it, as sent: `node_encodings`, `edge_encodings`, `metadata`
/// @param feed the feed's name, or null for an upload
public record GraphRow(
        String id,
        long ownerId,
        String ownerName,
        Sharing mode,
        String name,
        String description,
        String metadata,
        @Nullable String feed,
        Instant createdAt,
        Instant updatedAt) {

    public String kind() {
        return feed == null ? "upload" : "feed";
    }
}
