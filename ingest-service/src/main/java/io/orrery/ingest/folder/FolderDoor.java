package io.orrery.ingest.folder;

import io.orrery.ingest.door.DoorEdge;
import io.orrery.ingest.door.DoorMeter;
import io.orrery.ingest.door.FetchedEvents;
import io.orrery.ingest.door.FolderDoorConfig;
import io.orrery.stage.StageHealth;
import io.orrery.stage.Telemetry;
import io.orrery.stage.loop.Doorway;
import io.orrery.stage.loop.LoopSettings;
import io.orrery.stage.loop.TransactionalLoop;
import io.orrery.topics.catalog.Catalogue;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/// A door to the files of a folder, as it runs. The folder is this machine's: each process reads its own, and
/// what it has read is kept under the process's name.
public final class FolderDoor {
    private static final String DOOR = "folder";
    private static final int RECORDS_PER_BATCH = 4_096;
    private static final int BYTES_PER_BATCH = 8 << 20;

    /// One file's piece may end as many lines at once.
    private static final int MOST_LINES = 128 << 10;

    private FolderDoor() {}

    public static TransactionalLoop open(FolderDoorConfig config, DoorEdge edge, StageHealth health)
            throws IOException {
        DoorMeter meter = new DoorMeter(edge.registry(), DOOR, config.feed());
        LineHandler handler = new LineHandler(
                () -> edge.feeds().get(config.feed()), new FetchedEvents(DOOR, edge.partitions(), edge.clock()), meter);
        WatchedFiles files = new WatchedFiles(
                new FolderTree(config.path(), config.include()),
                () -> new WatchedFiles.Reading(edge.feeds().get(config.feed()).reading() == null, config.header()),
                () -> UUID.randomUUID().toString());
        FolderSource source =
                new FolderSource(files, new FolderHints(), edge.clock(), RECORDS_PER_BATCH, BYTES_PER_BATCH);
        LoopSettings settings = LoopSettings.of(
                        DOOR + "-" + config.name(),
                        edge.instance(),
                        List.of(Catalogue.DOOR_POSITIONS),
                        Catalogue.EVENTS)
                .withBatch(MOST_LINES, Integer.MAX_VALUE)
                .withCommitInterval(DoorEdge.COMMIT_INTERVAL)
                .withBackoff(DoorEdge.PATIENT);
        Doorway doorway = new Doorway(
                DOOR + "/" + config.name() + "/" + edge.instance(),
                edge.positions(),
                () -> edge.feeds().get(config.feed()).graph(),
                edge.partitions(),
                edge.clock(),
                meter::commit);
        Telemetry telemetry = new Telemetry(edge.registry(), settings.stage());
        return TransactionalLoop.ofSource(edge.kafka(), settings, source, doorway, handler, telemetry, health);
    }
}
