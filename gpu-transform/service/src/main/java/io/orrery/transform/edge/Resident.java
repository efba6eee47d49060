package io.orrery.transform.edge;

import io.orrery.transform.core.Graph;

/// A graph that is in memory, with its ledger and what its status will say.
final class Resident {
    final Graph graph;
    final Progress progress;
    Ledger ledger;

    Resident(Graph graph, Ledger ledger, Progress progress) {
        this.graph = graph;
        this.ledger = ledger;
        this.progress = progress;
    }
}
