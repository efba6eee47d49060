package io.orrery.topics.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How tables become this graph. Travels with every upload and feed, so that no stage has to look it up.
///
/// @param nodeIdColumn id column of the node table; empty when there is none
/// @param relations what a row of the edge table, or an event, gives; empty only while a hypergraph stands for them
/// @param timeColumn column holding the time of a row; empty when rows have none
/// @param windowMillis how long an edge lives after it was last seen, in event time; 0 keeps it forever
/// @param attributes further columns of events worth keeping for the reader
/// @param encodings what is drawn how
/// @param bundling what becomes of nodes with very many neighbours
/// @param hypergraph makes the relations, once the table's columns are known; null when they are given
public record GraphSpec(
        String nodeIdColumn,
        List<Relation> relations,
        String timeColumn,
        long windowMillis,
        List<String> attributes,
        List<Encoding> encodings,
        Bundling bundling,
        @Nullable Hypergraph hypergraph) {
    /// Bound on relations: each costs a look at every row.
    public static final int MAX_RELATIONS = 64;

    public GraphSpec(
            String nodeIdColumn,
            List<Relation> relations,
            String timeColumn,
            long windowMillis,
            List<String> attributes,
            List<Encoding> encodings,
            @Nullable Bundling bundling,
            @Nullable Hypergraph hypergraph) {
        this.nodeIdColumn = nodeIdColumn;
        this.relations = List.copyOf(relations);
        this.timeColumn = timeColumn;
        this.windowMillis = windowMillis;
        this.attributes = List.copyOf(attributes);
        this.encodings = List.copyOf(encodings);
        // Documents of an older writer have neither.
        this.bundling = bundling == null ? Bundling.NONE : bundling;
        this.hypergraph = hypergraph;
        if (relations.isEmpty() && hypergraph == null) {
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

    /// Shows every neighbour.
    public GraphSpec(
            String nodeIdColumn,
            List<Relation> relations,
            String timeColumn,
            long windowMillis,
            List<String> attributes,
            List<Encoding> encodings) {
        this(nodeIdColumn, relations, timeColumn, windowMillis, attributes, encodings, Bundling.NONE, null);
    }

    /// The plain case: one untyped edge table.
    public static GraphSpec ofEdges(String sourceColumn, String destinationColumn) {
        Relation edges = Relation.of(new Entity(sourceColumn, ""), new Entity(destinationColumn, ""), "");
        return new GraphSpec("", List.of(edges), "", 0, List.of(), List.of());
    }

    /// The same with other bounds of bundles.
    public GraphSpec with(Bundling other) {
        return new GraphSpec(
                nodeIdColumn, relations, timeColumn, windowMillis, attributes, encodings, other, hypergraph);
    }

    /// The same with the relations that a hypergraph came to.
    public GraphSpec with(List<Relation> resolved) {
        return new GraphSpec(nodeIdColumn, resolved, timeColumn, windowMillis, attributes, encodings, bundling, null);
    }
}
