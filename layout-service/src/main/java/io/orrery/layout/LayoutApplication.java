package io.orrery.layout;

import io.micrometer.core.instrument.MeterRegistry;
import io.orrery.device.Workers;
import io.orrery.layout.bench.Warmup;
import io.orrery.layout.edge.KafkaFrameSink;
import io.orrery.layout.edge.LogFeed;
import io.orrery.layout.force.ForceEngine;
import io.orrery.layout.turn.Inbox;
import io.orrery.layout.turn.Turns;
import io.orrery.stage.DeadLetterWriter;
import io.orrery.stage.KafkaSettings;
import io.orrery.stage.StageHealth;
import io.orrery.stage.Telemetry;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The layout stage as it runs, alone or beside others in one process. The topics must exist. Several processes share
/// the graphs by partition.
public final class LayoutApplication implements AutoCloseable {
    /// Name in logs and metrics.
    public static final String STAGE = "layout";

    private static final Logger LOG = LoggerFactory.getLogger(LayoutApplication.class);
    private static final String GROUP = "orrery-layout";
    /// The first steps of the largest graph take seconds; a turn that takes longer than this is stuck.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration WARM = Duration.ofMillis(500);
    private static final long INBOX_BYTES = 64L << 20;
    private static final long SETTLE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int LOADERS = 2;

    private final StageHealth health = new StageHealth(STAGE, PATIENCE);
    private final Telemetry telemetry;
    private final Inbox inbox = new Inbox(INBOX_BYTES);
    private final Workers workers;
    private final ForceEngine engine;
    private final DeadLetterWriter aside;
    private final KafkaFrameSink sink;
    private final ScheduledExecutorService loader;
    private final LogFeed feed;
    private final Turns turns;
    private final Thread thread;
    private volatile boolean stopping;

    public LayoutApplication(KafkaSettings kafka, LayoutConfig config, MeterRegistry registry) {
        telemetry = new Telemetry(registry, STAGE);
        // The feed asks the turns how far they are, and the turns open graphs through the feed.
        AtomicReference<Turns> turning = new AtomicReference<>();
        workers = config.threads() == 0 ? Workers.ofAllCores() : new Workers(config.threads());
        engine = config.devices().engine(workers);
        aside = new DeadLetterWriter(kafka, STAGE, telemetry);
        sink = new KafkaFrameSink(kafka, config.partitions(), telemetry);
        loader = Executors.newScheduledThreadPool(
                LOADERS,
                Thread.ofPlatform().daemon(true).name("layout-loader-", 0).factory());
        feed = new LogFeed(
                kafka,
                config.partitions(),
                GROUP,
                inbox,
                health,
                () -> turning.get().settledOffsets(),
                aside);
        turns = new Turns(
                inbox,
                feed.opener(loader),
                engine,
                sink,
                config.rhythm(),
                config.partitions(),
                config.residentBytes(),
                System::nanoTime,
                System::currentTimeMillis);
        turning.set(turns);
        thread = Thread.ofPlatform().name("layout").unstarted(this::run);
    }

    /// Returns at once; [#health] turns up when the first partitions are ours.
    public void start() {
        thread.start();
        feed.start();
    }

    public StageHealth health() {
        return health;
    }

    private void run() {
        try {
            // Until the first partitions are ours there is nothing else to do.
            Warmup.run(engine, WARM);
            long settleAt = System.nanoTime();
            while (!stopping) {
                turns.turn(SETTLE_NANOS);
                health.turned();
                if (System.nanoTime() >= settleAt) {
                    turns.settle();
                    telemetry.lag(inbox.size());
                    settleAt = System.nanoTime() + SETTLE_NANOS;
                }
            }
            turns.close();
            health.closed();
        } catch (RuntimeException | Error broken) {
            LOG.error("the layout stopped: {}", broken.toString(), broken);
            health.down(broken.toString());
            turns.close();
        }
    }

    /// Keeps the places of all graphs and leaves the group.
    @Override
    public void close() {
        feed.close();
        stopping = true;
        try {
            if (thread.getState() != Thread.State.NEW && !thread.join(PATIENCE)) {
                LOG.error("the layout did not stop within {}", PATIENCE);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        loader.shutdownNow();
        sink.close();
        aside.close();
        engine.close();
        workers.close();
    }
}
