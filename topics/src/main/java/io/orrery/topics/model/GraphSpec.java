package io.orrery.topics.model;

import java.util.List;

/// How tables become this graph. Travels with every upload and feed, so that no stage has to look it up.
///
/// @param nodeIdColumn id column of the node table; empty when there is none
/// @param relations what a row of the edge table, or an event, gives
/// @param timeColumn column holding the time of a row; empty when rows have none
/// @param windowMillis how long an edge lives after it was last seen, in event time; 0 keeps it forever
/// @param attributes further columns of events worth keeping for the reader
/// @param encodings what is drawn how
public record GraphSpec(
        String nodeIdColumn,
        List<Relation> relations,
        String timeColumn,
        long windowMillis,
        List<String> attributes,
        List<Encoding> encodings) {
    public GraphSpec {
        relations = List.copyOf(relations);
        attributes = List.copyOf(attributes);
        encodings = List.copyOf(encodings);
        if (relations.isEmpty()) {
            throw new IllegalArgumentException("a graph needs at least one relation (source and destination)");
        }
        if (relations.size() > MAX_RELATIONS) {
            throw new IllegalArgumentException(
                    "a graph takes at most " + MAX_RELATIONS + " relations, got " + relations.size());
        }
        if (windowMillis < 0) {
            throw new IllegalArgumentException("windowMillis must not be negative, was " + windowMillis);
        }
    }

    /// Bound on relations: each costs a look at every row.
    public static final int MAX_RELATIONS = 64;

    /// The plain case: one untyped edge table.
    public static GraphSpec ofEdges(String sourceColumn, String destinationColumn) {
        Relation edges = Relation.of(new Entity(sourceColumn, ""), new Entity(destinationColumn, ""), "");
        return new GraphSpec("", List.of(edges), "", 0, List.of(), List.of());
    }
}
