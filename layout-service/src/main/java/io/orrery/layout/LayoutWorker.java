package io.orrery.layout;

import io.orrery.device.Workers;
import io.orrery.layout.bench.Warmup;
import io.orrery.layout.force.ForceEngine;
import io.orrery.layout.turn.Turns;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One thread that lays out the graphs of its partitions, with an engine and cores of its own.
final class LayoutWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LayoutWorker.class);
    private static final long SETTLE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final int number;
    private final Workers cores;
    private final ForceEngine engine;
    private final Turns turns;
    private final Listener listener;
    private final Thread thread;
    private volatile boolean stopping;

    /// Told from the worker's thread.
    interface Listener {
        /// The loop turned once more.
        void turned(int worker);

        /// About once a second.
        void settled();

        /// The worker ended; not told when it ends because it was stopped.
        void broke(String why);
    }

    /// @param cores closed with this worker
    /// @param engine closed with this worker
    /// @param turns used by this worker's thread only
    LayoutWorker(int number, Workers cores, ForceEngine engine, Turns turns, Listener listener) {
        this.number = number;
        this.cores = cores;
        this.engine = engine;
        this.turns = turns;
        this.listener = listener;
        this.thread = Thread.ofPlatform().name("layout-" + number).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// Any thread.
    Map<Integer, Long> settledOffsets() {
        return turns.settledOffsets();
    }

    private void run() {
        try {
            // Until the first partitions are ours there is nothing else to do.
            Warmup.run(engine, Warmup.AT_START);
            long settleAt = System.nanoTime();
            while (!stopping) {
                turns.turn(SETTLE_NANOS);
                listener.turned(number);
                if (System.nanoTime() >= settleAt) {
                    turns.settle();
                    listener.settled();
                    settleAt = System.nanoTime() + SETTLE_NANOS;
                }
            }
            turns.close();
        } catch (RuntimeException | Error broken) {
            LOG.error("the layout's worker {} stopped: {}", number, broken.toString(), broken);
            listener.broke(broken.toString());
            turns.close();
        }
    }

    /// Returns at once; the turn under way is the last one.
    void stop() {
        stopping = true;
    }

    /// Waits for what [#stop] began: the places of all graphs are kept.
    void join(Duration patience) throws InterruptedException {
        if (thread.getState() != Thread.State.NEW && !thread.join(patience)) {
            LOG.error("the layout's worker {} did not stop within {}", number, patience);
        }
    }

    /// Gives device and cores back; after [#join].
    @Override
    public void close() {
        engine.close();
        cores.close();
    }
}
