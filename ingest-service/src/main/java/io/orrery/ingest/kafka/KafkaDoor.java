package io.orrery.ingest.kafka;

import io.orrery.ingest.door.DoorEdge;
import io.orrery.ingest.door.DoorMeter;
import io.orrery.ingest.door.FetchedEvents;
import io.orrery.ingest.door.KafkaDoorConfig;
import io.orrery.stage.StageHealth;
import io.orrery.stage.Telemetry;
import io.orrery.stage.loop.Doorway;
import io.orrery.stage.loop.ForeignTopics;
import io.orrery.stage.loop.LoopSettings;
import io.orrery.stage.loop.TransactionalLoop;
import io.orrery.topics.catalog.Catalogue;
import java.util.List;

/// A door to topics of another cluster, as it runs.
public final class KafkaDoor {
    private static final String DOOR = "kafka";
    private static final int RECORDS_PER_BATCH = 2_048;
    private static final int BYTES_PER_BATCH = 8 << 20;

    private KafkaDoor() {}

    /// @throws IllegalArgumentException when its file of client properties cannot be read
    public static TransactionalLoop open(KafkaDoorConfig config, DoorEdge edge, StageHealth health) {
        ForeignTopics topics = new ForeignTopics(ClusterProperties.of(config), config.topics(), config.fromLatest());
        DoorMeter meter = new DoorMeter(edge.registry(), DOOR, config.feed());
        RecordHandler handler = new RecordHandler(
                () -> edge.feeds().get(config.feed()),
                topics,
                new FetchedEvents(DOOR, edge.partitions(), edge.clock()),
                meter);
        LoopSettings settings = LoopSettings.of(
                        DOOR + "-" + config.name(),
                        edge.instance(),
                        List.of(Catalogue.DOOR_POSITIONS),
                        Catalogue.EVENTS)
                .withBatch(RECORDS_PER_BATCH, BYTES_PER_BATCH)
                .withCommitInterval(DoorEdge.COMMIT_INTERVAL)
                .withBackoff(DoorEdge.PATIENT);
        Doorway doorway = new Doorway(
                DOOR,
                edge.positions(),
                () -> edge.feeds().get(config.feed()).graph(),
                edge.partitions(),
                edge.clock(),
                meter::commit);
        Telemetry telemetry = new Telemetry(edge.registry(), settings.stage());
        return TransactionalLoop.ofForeign(edge.kafka(), settings, topics, doorway, handler, telemetry, health);
    }
}
