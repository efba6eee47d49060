package io.orrery.ingest.entity;

/// A node as one event names it. Two with the same type and id are the same node.
///
/// @param label what a person reads; may differ from event to event
public record Entity(EntityType type, String id, String label) {
    /// Longest id: a longer text keeps its begin and is told apart by a fingerprint of the whole.
    public static final int MAX_ID = 900;
    private static final int MAX_LABEL = 200;

    public Entity {
        id = id.length() <= MAX_ID ? id : id.substring(0, MAX_ID - 40) + "…" + Fingerprint.of(id);
        label = label.length() <= MAX_LABEL ? label : label.substring(0, MAX_LABEL - 1) + "…";
    }

    static Entity of(EntityType type, String id) {
        return new Entity(type, id, id);
    }
}
