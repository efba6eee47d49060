package io.orrery.topics.model;

/// Where a node's identity is read from: a column of the table and the type its values have (`user`, `ip`;
/// empty for an untyped upload). Two rows name the same node when type and text are equal.
public record Entity(String column, String type) {
    public Entity {
        if (column.isBlank()) {
            throw new IllegalArgumentException("entity column must be named");
        }
    }
}
