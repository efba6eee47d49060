package io.orrery.gateway.viewing;

import reactor.core.publisher.Mono;

/// The present state of graphs, as the list and the status frames show it. Safe for all threads, never blocks.
public interface GraphSummaries {

    /// The summary of one graph; empty once the graph is deleted.
    Mono<GraphSummary> of(String graphId);
}
