package io.orrery.gateway.letters;

import io.orrery.stage.Aside;
import io.orrery.stage.KafkaSettings;
import io.orrery.stage.read.CompactedTable;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.RecordKey;
import io.orrery.topics.model.Replay;
import io.orrery.topics.wire.Documents;

/// Which letters were sent through again, as far as seen: for showing, not for deciding. Reads are for any thread.
final class ReplayBook implements AutoCloseable {
    private final CompactedTable<Replay> table;

    ReplayBook(KafkaSettings kafka, Aside aside) {
        this.table = new CompactedTable<>(kafka, Catalogue.REPLAYS, Documents::replay, aside);
    }

    void start() {
        table.start();
    }

    boolean isReplayed(GraphId graph, Letter letter) {
        return table.get(mark(graph, letter).toString()).isPresent();
    }

    /// Key of the mark that a letter was sent again.
    static RecordKey mark(GraphId graph, Letter letter) {
        return RecordKey.of(graph, letter.key());
    }

    @Override
    public void close() {
        table.close();
    }
}
