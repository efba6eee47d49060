package io.orrery.gateway.viewing;

import io.orrery.topics.model.Stage;
import io.orrery.topics.model.StageStatus;
import java.util.Map;

/// What the stages last said of graphs. For any thread, never waits.
@FunctionalInterface
public interface StageStatuses {
    /// The newest status of every stage that has spoken of the graph.
    Map<Stage, StageStatus> of(String graphId);
}
