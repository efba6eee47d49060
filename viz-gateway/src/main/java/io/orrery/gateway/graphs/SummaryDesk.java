package io.orrery.gateway.graphs;

import io.orrery.gateway.http.Blocking;
import io.orrery.gateway.viewing.GraphSummaries;
import io.orrery.gateway.viewing.GraphSummary;
import java.time.Clock;
import java.util.List;
import reactor.core.publisher.Mono;

/// Answers how graphs fare, from the tables and the status topic.
final class SummaryDesk implements GraphSummaries {
    private final Graphs graphs;
    private final CommittedUploads uploads;
    private final StatusBook statuses;
    private final Blocking blocking;
    private final Clock clock;

    SummaryDesk(Graphs graphs, CommittedUploads uploads, StatusBook statuses, Blocking blocking, Clock clock) {
        this.graphs = graphs;
        this.uploads = uploads;
        this.statuses = statuses;
        this.blocking = blocking;
        this.clock = clock;
    }

    @Override
    public Mono<GraphSummary> of(String graphId) {
        return blocking.call(() -> graphs.find(graphId).map(this::of).orElse(null));
    }

    /// Blocks.
    GraphSummary of(GraphRow row) {
        List<String> committed = row.feed() == null ? uploads.of(row.id()) : List.of();
        return SummaryRules.merge(row, committed, statuses.of(row.id()), clock.millis());
    }
}
