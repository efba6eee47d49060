package io.orrery.gateway.graphs;

import io.orrery.gateway.viewing.StageStatuses;
import io.orrery.stage.Aside;
import io.orrery.stage.KafkaSettings;
import io.orrery.stage.read.CompactedTable;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.model.Stage;
import io.orrery.topics.model.StageStatus;
import io.orrery.topics.wire.Documents;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What the stages last said of each graph, followed from the status topic. Reads are for any thread and never wait.
final class StatusBook implements StageStatuses, AutoCloseable {
    private final CompactedTable<StageStatus> table;
    private final Map<String, Map<String, StageStatus>> byGraph = new ConcurrentHashMap<>();

    StatusBook(KafkaSettings kafka, Aside aside) {
        this.table = new CompactedTable<>(kafka, Catalogue.STATUS, Documents::stageStatus, aside);
        table.listen(this::changed);
    }

    void start() {
        table.start();
    }

    @Override
    public Map<Stage, StageStatus> of(String graphId) {
        Map<Stage, StageStatus> statuses = new EnumMap<>(Stage.class);
        byGraph.getOrDefault(graphId, Map.of()).values().forEach(status -> statuses.put(status.stage(), status));
        return statuses;
    }

    private void changed(String key, Optional<StageStatus> status) {
        int slash = key.indexOf('/');
        if (slash < 1) {
            return; // not a graph's record; the table has logged what it cannot read
        }
        byGraph.compute(key.substring(0, slash), (graph, known) -> {
            Map<String, StageStatus> statuses = known == null ? new ConcurrentHashMap<>() : known;
            status.ifPresentOrElse(value -> statuses.put(key, value), () -> statuses.remove(key));
            return statuses.isEmpty() ? null : statuses;
        });
    }

    @Override
    public void close() {
        table.close();
    }
}
