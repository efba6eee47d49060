package io.orrery.stage.read;

import io.orrery.stage.Backoff;
import io.orrery.stage.Failure;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.model.GraphHead;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.wire.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows one graph for as long as it is open: replays it, then takes what the tail hands over, without gap or
/// repeat. After a gap it replays again. The listener is called by one thread at a time, under this object's lock.
public final class GraphFollow implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GraphFollow.class);

    /// Bytes of change frames held back during a replay; beyond it they are dropped, which shows as a gap.
    public static final long MAX_HELD_BYTES = 32L << 20;

    /// What a follower does with the graph.
    public interface Listener extends GraphReplay.Visitor {
        /// Everything that the log held is handed over; from here on frames come as they are written.
        void current();
    }

    private final GraphId graph;
    private final GraphReplay replay;
    private final ScheduledExecutorService loader;
    private final Listener listener;
    private final Object lock = new Object();
    private List<Frame> held = new ArrayList<>();
    private long heldBytes;
    private GraphSequence sequence = GraphSequence.empty();
    private boolean loading = true;
    private boolean closed;
    private int failures;
    private final Subscription subscription;

    /// Begins at once.
    ///
    /// @param tail follows the graph's partition of `graph-deltas` already
    /// @param loader runs the replays
    public GraphFollow(
            GraphId graph, GraphReplay replay, PartitionTail tail, ScheduledExecutorService loader, Listener listener) {
        this.graph = graph;
        this.replay = replay;
        this.loader = loader;
        this.listener = listener;
        this.subscription = tail.listen(graph, this::record);
        loader.execute(this::load);
    }

    private void record(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null || !record.topic().equals(Catalogue.GRAPH_DELTAS.name())) {
            return;
        }
        Frame frame = Frame.of(record.value());
        synchronized (lock) {
            if (closed) {
                return;
            }
            if (loading) {
                hold(frame);
            } else {
                accept(frame);
            }
        }
    }

    private void hold(Frame frame) {
        if (heldBytes + frame.size() <= MAX_HELD_BYTES) {
            held.add(frame);
            heldBytes += frame.size();
        }
    }

    private void accept(Frame frame) {
        switch (sequence.offer(frame.header())) {
            case APPLY -> listener.frame(frame);
            case RESTART -> {
                listener.restart(Optional.empty());
                listener.frame(frame);
                // A graph that was followed before it had anything begins here, and is as current as it can be.
                listener.current();
            }
            case REPEAT -> {}
            case GAP -> {
                LOG.info("change sets of graph {} are missing after {}, it is replayed", graph, sequence.seq());
                loading = true;
                hold(frame);
                loadAfter(++failures);
            }
        }
    }

    private void load() {
        try {
            GraphSequence read = replay.read(graph, new Guarded());
            synchronized (lock) {
                sequence = read;
                loading = false;
                List<Frame> waiting = held;
                held = new ArrayList<>();
                heldBytes = 0;
                for (Frame frame : waiting) {
                    if (loading) {
                        hold(frame);
                    } else {
                        accept(frame);
                    }
                }
                if (!loading && !closed) {
                    failures = 0;
                    listener.current();
                }
            }
        } catch (ClosedMeanwhile closedMeanwhile) {
            LOG.debug("graph {} was closed during its replay", graph);
        } catch (RuntimeException failed) {
            retry(failed);
        }
    }

    private void retry(RuntimeException failed) {
        synchronized (lock) {
            if (Failure.of(failed) instanceof Failure.Weather weather) {
                failures++;
                LOG.warn("graph {} cannot be replayed, failures={}: {}", graph, failures, weather.detail());
                loadAfter(failures);
            } else {
                LOG.error("graph {} is followed no more: its replay failed", graph, failed);
            }
        }
    }

    private void loadAfter(int failed) {
        if (!closed) {
            ScheduledFuture<?> _ =
                    loader.schedule(this::load, Backoff.DEFAULT.delay(failed).toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /// Passes the replay on unless the follower was closed, which ends the replay.
    private final class Guarded implements GraphReplay.Visitor {
        @Override
        public void restart(Optional<GraphHead> head) {
            synchronized (lock) {
                refuseWhenClosed();
                listener.restart(head);
            }
        }

        @Override
        public void frame(Frame frame) {
            synchronized (lock) {
                refuseWhenClosed();
                listener.frame(frame);
            }
        }

        private void refuseWhenClosed() {
            if (closed) {
                throw new ClosedMeanwhile();
            }
        }
    }

    private static final class ClosedMeanwhile extends RuntimeException {
        ClosedMeanwhile() {
            super("closed", null, false, false);
        }
    }

    /// No call to the listener begins after this returned.
    @Override
    public void close() {
        subscription.close();
        synchronized (lock) {
            closed = true;
            held = new ArrayList<>();
        }
    }
}
