package io.orrery.layout.edge;

import io.orrery.layout.turn.GraphOpener;
import io.orrery.layout.turn.Message;
import io.orrery.stage.Backoff;
import io.orrery.stage.read.GraphFollow;
import io.orrery.stage.read.GraphReplay;
import io.orrery.stage.read.PartitionTail;
import io.orrery.topics.model.GraphHead;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.wire.Frame;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings graphs from the log into the inbox: kept places first, then snapshot and changes.
final class LogOpener implements GraphOpener {
    private static final Logger LOG = LoggerFactory.getLogger(LogOpener.class);

    private final StoredPlaces stored;
    private final GraphReplay replay;
    private final PartitionTail tail;
    private final ScheduledExecutorService loader;
    private final BiConsumer<GraphId, Message> inbox;

    /// @param inbox takes a graph's messages
    LogOpener(
            StoredPlaces stored,
            GraphReplay replay,
            PartitionTail tail,
            ScheduledExecutorService loader,
            BiConsumer<GraphId, Message> inbox) {
        this.stored = stored;
        this.replay = replay;
        this.tail = tail;
        this.loader = loader;
        this.inbox = inbox;
    }

    @Override
    public Opened open(GraphId graph) {
        Following following = new Following(graph);
        loader.execute(() -> following.begin(0));
        return following;
    }

    /// One graph's way into the inbox.
    private final class Following implements Opened, GraphFollow.Listener {
        private final GraphId graph;
        private volatile boolean closed;
        private @Nullable GraphFollow follow;

        Following(GraphId graph) {
            this.graph = graph;
        }

        private synchronized void begin(int failures) {
            if (closed) {
                return;
            }
            try {
                inbox.accept(graph, stored.read(graph));
                follow = new GraphFollow(graph, replay, tail, loader, this);
            } catch (RuntimeException failed) {
                LOG.warn("graph={} kept places cannot be read, trying again: {}", graph, failed.toString());
                long delay = Backoff.DEFAULT.delay(failures + 1).toMillis();
                ScheduledFuture<?> _ = loader.schedule(() -> begin(failures + 1), delay, TimeUnit.MILLISECONDS);
            }
        }

        @Override
        public void restart(Optional<GraphHead> head) {
            post(new Message.Restart(graph));
        }

        @Override
        public void frame(Frame frame) {
            post(new Message.Arrived(graph, frame));
        }

        @Override
        public void current() {
            post(new Message.Current(graph));
        }

        private void post(Message message) {
            if (!closed) {
                inbox.accept(graph, message);
            }
        }

        /// Does not wait: whoever closes is the one who makes room in the inbox, for which a reading may be waiting.
        @Override
        public void close() {
            closed = true;
            loader.execute(this::end);
        }

        private synchronized void end() {
            GraphFollow opened = follow;
            if (opened != null) {
                opened.close();
            }
        }
    }
}
