package io.orrery.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import io.orrery.ingest.cage.CageConfig;
import io.orrery.ingest.cage.CagedReaders;
import io.orrery.ingest.door.DoorEdge;
import io.orrery.ingest.door.FeedNames;
import io.orrery.ingest.door.FolderDoorConfig;
import io.orrery.ingest.door.KafkaDoorConfig;
import io.orrery.ingest.edge.EventHandler;
import io.orrery.ingest.edge.IngestStatuses;
import io.orrery.ingest.edge.QuestionHandler;
import io.orrery.ingest.edge.UploadHandler;
import io.orrery.ingest.event.FeedReaders;
import io.orrery.ingest.folder.FolderDoor;
import io.orrery.ingest.format.Formats;
import io.orrery.ingest.format.Spool;
import io.orrery.ingest.kafka.KafkaDoor;
import io.orrery.ingest.log.LogFormats;
import io.orrery.ingest.preview.MappingPreview;
import io.orrery.stage.DeadLetterWriter;
import io.orrery.stage.KafkaSettings;
import io.orrery.stage.StageHealth;
import io.orrery.stage.StatusPublisher;
import io.orrery.stage.Telemetry;
import io.orrery.stage.loop.BatchHandler;
import io.orrery.stage.loop.LoopSettings;
import io.orrery.stage.loop.RunningTotals;
import io.orrery.stage.loop.TransactionalLoop;
import io.orrery.stage.read.CompactedTable;
import io.orrery.stage.read.DoorPositions;
import io.orrery.stage.read.LogRange;
import io.orrery.stage.read.SettledTable;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.Topic;
import io.orrery.topics.model.FeedCounts;
import io.orrery.topics.model.FeedDefinition;
import io.orrery.topics.model.StageStatus;
import io.orrery.topics.wire.Documents;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// The ingest stage as it runs, alone or beside others in one process. The topics must exist.
public final class IngestApplication implements AutoCloseable {
    /// Name in metrics; with a suffix also in logs, dead letters and consumer groups.
    public static final String STAGE = "ingest";

    /// Reading lives through callbacks; a turn without one for this long is stuck.
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration CATCH_UP = Duration.ofSeconds(30);
    private static final int EVENTS_PER_BATCH = 4_096;
    private static final int EVENT_BYTES_PER_BATCH = 8 << 20;

    private final KafkaSettings kafka;
    private final IngestConfig config;
    private final InstantSource clock = InstantSource.system();
    private final StatusPublisher publisher;
    private final DeadLetterWriter aside;
    private final CompactedTable<FeedDefinition> feeds;
    private final CompactedTable<StageStatus> earlier;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("ingest-rates").daemon(true).factory());
    private final List<StageHealth> health = new ArrayList<>();
    private final List<StageHealth> doors = new ArrayList<>();
    private final List<TransactionalLoop> loops = new ArrayList<>();
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final MeterRegistry registry;

    public IngestApplication(KafkaSettings kafka, IngestConfig config, MeterRegistry registry) {
        this.kafka = kafka;
        this.config = config;
        this.registry = registry;
        this.publisher = new StatusPublisher(kafka, config.partitions());
        this.aside = new DeadLetterWriter(kafka, STAGE, new Telemetry(registry, STAGE));
        this.feeds = new CompactedTable<>(kafka, Catalogue.FEEDS, Documents::feedDefinition, aside);
        this.earlier = new CompactedTable<>(kafka, Catalogue.STATUS, Documents::stageStatus, aside);
    }

    /// Returns when the feeds' definitions are read and the loops are started.
    ///
    /// @throws IllegalStateException when Kafka does not answer in half a minute
    public void start() throws IOException, InterruptedException {
        Spool spool = Spool.open(config.spoolDirectory(), config.spoolBytes());
        feeds.start();
        earlier.start();
        if (!feeds.awaitCaughtUp(CATCH_UP) || !earlier.awaitCaughtUp(CATCH_UP)) {
            throw new IllegalStateException("the feeds' definitions could not be read within " + CATCH_UP);
        }
        IngestStatuses statuses =
                new IngestStatuses(clock, graph -> earlier.get(graph + "/" + STAGE), publisher::publish);
        startUploads(spool, statuses);
        startEvents(statuses);
        startQuestions();
        openDoors();
        loops.forEach(TransactionalLoop::start);
        ScheduledFuture<?> _ = ticker.scheduleAtFixedRate(statuses::tick, 1, 1, TimeUnit.SECONDS);
    }

    private void startUploads(Spool spool, IngestStatuses statuses) throws IOException {
        CagedReaders readers =
                new CagedReaders(CageConfig.of(config.spoolDirectory().resolve("cages")));
        opened.push(readers);
        Telemetry telemetry = new Telemetry(registry, STAGE + "-uploads");
        for (int i = 0; i < config.uploadWorkers(); i++) {
            LogRange log = new LogRange(kafka);
            opened.push(log);
            UploadHandler.Tools tools = new UploadHandler.Tools(
                    readers, config.limits(), spool, log, config.partitions(), statuses, telemetry, clock);
            LoopSettings settings = settings(telemetry, i, Catalogue.UPLOAD_JOBS, Catalogue.TABLES)
                    .withBatch(1, 1);
            add(settings, new UploadHandler(tools), telemetry);
        }
    }

    private void startEvents(IngestStatuses statuses) {
        Telemetry telemetry = new Telemetry(registry, STAGE + "-events");
        FeedReaders readers = new FeedReaders(Formats.logs());
        for (int i = 0; i < config.eventWorkers(); i++) {
            EventHandler handler = new EventHandler(
                    graph -> feeds.get(graph + "/definition"),
                    readers::of,
                    counts(),
                    config.partitions(),
                    statuses,
                    telemetry,
                    clock);
            LoopSettings settings = settings(telemetry, i, Catalogue.EVENTS, Catalogue.EVENT_TABLES)
                    .withBatch(EVENTS_PER_BATCH, EVENT_BYTES_PER_BATCH)
                    .withCommitInterval(DoorEdge.COMMIT_INTERVAL);
            add(settings, handler, telemetry);
        }
    }

    private RunningTotals<FeedCounts> counts() {
        SettledTable table = new SettledTable(kafka, Catalogue.FEED_COUNTS);
        opened.push(table);
        RunningTotals.Kind<FeedCounts> kind = new RunningTotals.Kind<>(
                Catalogue.FEED_COUNTS, "counts", FeedCounts::nothing, Documents::encode, Documents::feedCounts);
        return new RunningTotals<>(kind, new RunningTotals.Committed() {
            @Override
            public void refresh(int partition) {
                table.refresh(partition);
            }

            @Override
            public Optional<byte[]> get(int partition, String key) {
                return table.get(partition, key);
            }
        });
    }

    private void startQuestions() {
        Telemetry telemetry = new Telemetry(registry, STAGE + "-questions");
        LogFormats formats = Formats.logs();
        QuestionHandler handler = new QuestionHandler(
                new MappingPreview(new FeedReaders(formats)),
                formats.names(),
                graph -> feeds.get(graph + "/definition"),
                config.partitions(),
                clock);
        LoopSettings settings = settings(telemetry, 0, Catalogue.MAPPING_QUESTIONS, Catalogue.MAPPING_ANSWERS)
                .withBatch(1, 1);
        add(settings, handler, telemetry);
    }

    private void openDoors() throws IOException {
        FeedNames names = new FeedNames();
        opened.push(feeds.listen(names::changed));
        DoorEdge edge = new DoorEdge(
                kafka,
                config.partitions(),
                config.instance(),
                names,
                new DoorPositions(kafka, config.partitions(), aside),
                clock,
                registry);
        for (KafkaDoorConfig door : config.doors().kafka()) {
            loops.add(KafkaDoor.open(door, edge, door("kafka-" + door.name())));
        }
        for (FolderDoorConfig door : config.doors().folders()) {
            loops.add(FolderDoor.open(door, edge, door("folder-" + door.name())));
        }
    }

    private StageHealth door(String name) {
        StageHealth one = new StageHealth(name, PATIENCE);
        doors.add(one);
        return one;
    }

    private LoopSettings settings(Telemetry telemetry, int worker, Topic input, Topic output) {
        return LoopSettings.of(telemetry.stage(), config.instance() + "-" + worker, List.of(input), output);
    }

    private void add(LoopSettings settings, BatchHandler handler, Telemetry telemetry) {
        StageHealth one = new StageHealth(settings.transactionalId(), PATIENCE);
        health.add(one);
        loops.add(new TransactionalLoop(kafka, settings, handler, telemetry, one));
    }

    /// One for each door that fetches. Not part of [#health]: what a door waits for is not ours, and stops nothing
    /// else.
    public List<StageHealth> doors() {
        return List.copyOf(doors);
    }

    /// One for each loop that must work.
    public List<StageHealth> health() {
        return List.copyOf(health);
    }

    /// Finishes the batches in hand; an upload being read is given up and begins anew at the next start.
    @Override
    public void close() {
        ticker.shutdown();
        loops.forEach(TransactionalLoop::close);
        feeds.close();
        earlier.close();
        while (!opened.isEmpty()) {
            closeQuietly(opened.pop());
        }
        publisher.close();
        aside.close();
    }

    private static void closeQuietly(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            org.slf4j.LoggerFactory.getLogger(IngestApplication.class).warn("closing {}: {}", resource, e.toString());
        }
    }
}
