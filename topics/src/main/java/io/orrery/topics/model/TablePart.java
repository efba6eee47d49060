package io.orrery.topics.model;

/// What the rows of a table are: edges, nodes, or events that the graph's relations turn into edges.
public enum TablePart {
    EDGES,
    NODES,
    EVENTS
}
