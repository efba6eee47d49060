package io.orrery.layout;

import io.micrometer.core.instrument.MeterRegistry;
import io.orrery.device.Workers;
import io.orrery.layout.device.LayoutEngines;
import io.orrery.layout.edge.KafkaFrameSink;
import io.orrery.layout.edge.LogFeed;
import io.orrery.layout.force.ForceEngine;
import io.orrery.layout.turn.GraphOpener;
import io.orrery.layout.turn.Inboxes;
import io.orrery.layout.turn.Turns;
import io.orrery.stage.DeadLetterWriter;
import io.orrery.stage.KafkaSettings;
import io.orrery.stage.StageHealth;
import io.orrery.stage.Telemetry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The layout stage as it runs, alone or beside others in one process. The topics must exist. Several processes share
/// the graphs by partition, and so do the workers of one process.
public final class LayoutApplication implements AutoCloseable {
    /// Name in logs and metrics.
    public static final String STAGE = "layout";

    private static final Logger LOG = LoggerFactory.getLogger(LayoutApplication.class);
    private static final String GROUP = "orrery-layout";
    /// The first steps of the largest graph take seconds; a turn that takes longer than this is stuck.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final long INBOX_BYTES = 64L << 20;
    private static final int LOADERS_A_WORKER = 2;

    private final StageHealth health = new StageHealth(STAGE, PATIENCE);
    private final Telemetry telemetry;
    private final DeadLetterWriter aside;
    private final KafkaFrameSink sink;
    private final ScheduledExecutorService loader;
    private final LogFeed feed;
    private final List<LayoutWorker> workers;

    public LayoutApplication(KafkaSettings kafka, LayoutConfig config, MeterRegistry registry) {
        telemetry = new Telemetry(registry, STAGE);
        LayoutEngines engines = config.devices().engines();
        int count = config.workers(engines.workers());
        if (count < engines.workers()) {
            LOG.warn("{} of {} layout workers run: there are {} partitions", count, engines.workers(), count);
        }
        Inboxes inboxes = new Inboxes(count, INBOX_BYTES);
        aside = new DeadLetterWriter(kafka, STAGE, telemetry);
        sink = new KafkaFrameSink(kafka, config.partitions(), telemetry);
        loader = Executors.newScheduledThreadPool(
                LOADERS_A_WORKER * count,
                Thread.ofPlatform().daemon(true).name("layout-loader-", 0).factory());
        feed = new LogFeed(kafka, config.partitions(), GROUP, inboxes, health, this::settledOffsets, aside);
        GraphOpener opener = feed.opener(loader);
        LayoutWorker.Listener listener = listener(inboxes, new Pulse(health, count));
        workers = IntStream.range(0, count)
                .mapToObj(number -> worker(number, config, engines, inboxes, opener, listener))
                .toList();
    }

    private LayoutWorker worker(
            int number,
            LayoutConfig config,
            LayoutEngines engines,
            Inboxes inboxes,
            GraphOpener opener,
            LayoutWorker.Listener listener) {
        int count = config.workers(engines.workers());
        Workers cores = new Workers(config.threadsOf(count));
        ForceEngine engine = engines.of(number, cores);
        Turns turns = new Turns(
                inboxes.get(number),
                opener,
                engine,
                sink,
                config.rhythm(),
                config.partitions(),
                config.residentBytesOf(count),
                System::nanoTime,
                System::currentTimeMillis);
        return new LayoutWorker(number, cores, engine, turns, listener);
    }

    private LayoutWorker.Listener listener(Inboxes inboxes, Pulse pulse) {
        return new LayoutWorker.Listener() {
            @Override
            public void turned(int worker) {
                pulse.turned(worker);
            }

            @Override
            public void settled() {
                telemetry.lag(inboxes.size());
            }

            @Override
            public void broke(String why) {
                health.down(why);
            }
        };
    }

    /// Returns at once; [#health] turns up when the first partitions are ours.
    public void start() {
        workers.forEach(LayoutWorker::start);
        feed.start();
    }

    public StageHealth health() {
        return health;
    }

    /// Each worker speaks for the partitions that are its own.
    private Map<Integer, Long> settledOffsets() {
        Map<Integer, Long> all = new HashMap<>();
        workers.forEach(worker -> all.putAll(worker.settledOffsets()));
        return all;
    }

    /// Keeps the places of all graphs and leaves the group.
    @Override
    public void close() {
        feed.close();
        workers.forEach(LayoutWorker::stop);
        try {
            for (LayoutWorker worker : workers) {
                worker.join(PATIENCE);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        health.closed();
        loader.shutdownNow();
        sink.close();
        aside.close();
        workers.forEach(LayoutWorker::close);
    }
}
