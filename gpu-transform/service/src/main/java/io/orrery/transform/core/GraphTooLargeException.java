package io.orrery.transform.core;

import io.orrery.topics.model.GraphId;

/// A stored graph takes more memory than a graph may take here: it grew where there was more.
public final class GraphTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    GraphTooLargeException(GraphId graph, long maxBytes) {
        super("graph " + graph + " is larger than the " + maxBytes / (1 << 20)
                + " MiB of memory that the transform has for one graph; it grew where there was more");
    }
}
