package io.orrery.stage.loop;

import io.orrery.stage.KafkaSettings;
import io.orrery.stage.StageHealth;
import io.orrery.stage.Telemetry;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Consume, process, produce, exactly once, on one platform thread: each batch's outputs, rejections and offsets
/// become visible together or not at all.
///
/// Bad data goes to the dead letters and the loop goes on; bad weather is aborted and tried again with growing
/// pauses; a broken invariant, or weather that does not end, stops the loop, and [StageHealth] says why. Several
/// members of one stage share the partitions when each has its own `instance`.
public final class TransactionalLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TransactionalLoop.class);

    /// How long [#close] waits for the turn in progress; a handler that emits or keeps alive notices within it.
    public static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);

    private final LoopSettings settings;
    private final Supplier<TransactionLog> opener;
    private final BatchHandler handler;
    private final Telemetry telemetry;
    private final StageHealth health;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable TransactionLog log;

    public TransactionalLoop(
            KafkaSettings kafka, LoopSettings settings, BatchHandler handler, Telemetry telemetry, StageHealth health) {
        this(settings, () -> new KafkaTransactionLog(kafka, settings), handler, telemetry, health);
    }

    /// Reads topics of another cluster. The inputs of `settings` do not count; whatever is wrong with that cluster is
    /// weather.
    public static TransactionalLoop ofForeign(
            KafkaSettings ours,
            LoopSettings settings,
            ForeignTopics topics,
            Doorway doorway,
            BatchHandler handler,
            Telemetry telemetry,
            StageHealth health) {
        return new TransactionalLoop(
                settings,
                () -> new ForeignTransactionLog(ours, settings, topics, doorway, telemetry),
                handler,
                telemetry,
                health);
    }

    /// Reads what is not Kafka; closes `source` when it ends. The inputs of `settings` do not count.
    public static TransactionalLoop ofSource(
            KafkaSettings ours,
            LoopSettings settings,
            Source source,
            Doorway doorway,
            BatchHandler handler,
            Telemetry telemetry,
            StageHealth health) {
        return new TransactionalLoop(
                settings, () -> new SourceTransactionLog(ours, settings, doorway, source), handler, telemetry, health);
    }

    TransactionalLoop(
            LoopSettings settings,
            Supplier<TransactionLog> opener,
            BatchHandler handler,
            Telemetry telemetry,
            StageHealth health) {
        this.settings = settings;
        this.opener = opener;
        this.handler = handler;
        this.telemetry = telemetry;
        this.health = health;
        this.thread = Thread.ofPlatform().name(settings.transactionalId()).unstarted(this::run);
    }

    /// Returns at once; [StageHealth] turns `up` when the loop has reached Kafka.
    public void start() {
        thread.start();
    }

    private void run() {
        try (TransactionLog opened = opener.get()) {
            log = opened;
            turnUntilStopped(new LoopStep(
                    settings, opened, handler, telemetry, System::nanoTime, this::stopping, health::turned));
            health.closed();
        } catch (Exception | Error unexpected) {
            LOG.error("stage={} ended by an error outside its turns", settings.stage(), unexpected);
            health.down(unexpected.toString());
        }
    }

    private void turnUntilStopped(LoopStep step) throws InterruptedException {
        while (!stopping()) {
            switch (step.turn()) {
                case LoopStep.Turn.Idle() -> health.up();
                case LoopStep.Turn.Worked(int _, Duration rest) -> {
                    health.up();
                    pause(rest);
                }
                case LoopStep.Turn.Waiting(String why, Duration delay) -> {
                    health.waiting(why);
                    pause(delay);
                }
                case LoopStep.Turn.Stopped(String why) -> {
                    health.down(why);
                    return;
                }
            }
        }
    }

    private void pause(Duration length) throws InterruptedException {
        stop.await(length.toNanos(), TimeUnit.NANOSECONDS);
    }

    private boolean stopping() {
        return stop.getCount() == 0;
    }

    /// Lets the batch in hand finish, or gives it up when it is a long job, and leaves the group. May be called
    /// twice.
    @Override
    public void close() {
        stop.countDown();
        TransactionLog opened = log;
        if (opened != null) {
            opened.wakeup();
        }
        try {
            if (thread.getState() != Thread.State.NEW && !thread.join(CLOSE_TIMEOUT)) {
                LOG.error("stage={} did not stop within {}: its handler hangs", settings.stage(), CLOSE_TIMEOUT);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
