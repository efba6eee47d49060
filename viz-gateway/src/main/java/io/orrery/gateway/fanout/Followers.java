package io.orrery.gateway.fanout;

import io.orrery.gateway.fanout.core.CloseReason;
import io.orrery.gateway.fanout.core.History;
import io.orrery.topics.model.Command;
import io.orrery.topics.model.GraphHead;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.wire.Frame;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/// The open graphs of this process. Opens one when somebody comes to look, closes it some seconds after the last left,
/// and keeps all of them together below a bound of bytes. Thread-safe; nothing here blocks the caller.
final class Followers implements GraphAccess, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Followers.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);
    private static final int LOADERS = 2;
    private static final long FIRST_RETRY_MILLIS = 50;
    private static final long AFTER_GAP_MILLIS = 200;
    private static final long LONGEST_RETRY_MILLIS = 5_000;

    private final FanoutSettings settings;
    private final GraphLoader loader;
    private final CommandSender commands;
    private final Map<GraphId, Entry> open = new ConcurrentHashMap<>();
    private final Set<GraphId> rebasing = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService loaders;

    /// Mutable state is guarded by this registry's monitor.
    private static final class Entry {
        final GraphFollower follower;
        int viewers;
        long usedNanos = System.nanoTime();
        long lookedNanos = System.nanoTime();
        long retryMillis = FIRST_RETRY_MILLIS;
        /// A snapshot was announced since the last loading began.
        volatile boolean announced;

        Entry(GraphFollower follower) {
            this.follower = follower;
        }
    }

    Followers(FanoutSettings settings, GraphLoader loader, CommandSender commands) {
        this.settings = settings;
        this.loader = loader;
        this.commands = commands;
        this.loaders = Executors.newScheduledThreadPool(
                LOADERS,
                Thread.ofPlatform().name("fanout-loader-", 0).daemon(true).factory());
        Future<?> _ = loaders.scheduleWithFixedDelay(guarded(this::tidy), 1, 1, TimeUnit.SECONDS);
    }

    /// Opens a graph for one more viewer; every success is paired with [#release].
    ///
    /// @return nothing when the cache is full of graphs that are being looked at
    synchronized Optional<GraphFollower> open(GraphId id, Object summary) {
        Entry entry = entry(id, summary);
        if (entry == null) {
            return Optional.empty();
        }
        entry.viewers++;
        look(id, entry);
        return Optional.of(entry.follower);
    }

    @Override
    public Mono<Loaded> loaded(GraphId id, Object summary) {
        return Mono.defer(() -> {
            Entry entry;
            synchronized (this) {
                entry = entry(id, summary);
            }
            if (entry == null) {
                return Mono.empty();
            }
            return Mono.fromFuture(entry.follower.ready(), true).flatMap(follower -> {
                History history = follower.view().history();
                return history == null ? Mono.empty() : Mono.just(new Loaded(id, history, follower.references()));
            });
        });
    }

    /// The entry of a graph, opened if need be; nothing when there is no room. Under the monitor.
    private @Nullable Entry entry(GraphId id, Object summary) {
        Entry entry = open.get(id);
        if (entry == null) {
            if (!makeRoom()) {
                return null;
            }
            entry = new Entry(new GraphFollower(id, summary, settings.resumeBytes(), () -> loadSoon(id)));
            open.put(id, entry);
            load(id);
        }
        entry.follower.summary(summary);
        entry.usedNanos = System.nanoTime();
        return entry;
    }

    /// A viewer has left.
    ///
    /// @param follower what [#open] gave it: a graph that was given up and opened anew has not lost a viewer
    synchronized void release(GraphId id, GraphFollower follower) {
        Entry entry = open.get(id);
        if (entry != null && entry.follower == follower) {
            entry.viewers--;
            entry.usedNanos = System.nanoTime();
            look(id, entry);
        }
    }

    /// Does something with a graph if it is open.
    void with(GraphId id, Consumer<GraphFollower> action) {
        Entry entry = open.get(id);
        if (entry != null) {
            action.accept(entry.follower);
        }
    }

    Set<GraphId> openGraphs() {
        return Set.copyOf(open.keySet());
    }

    void summary(GraphId id, Object summary) {
        with(id, follower -> follower.summary(summary));
    }

    void deleted(GraphId id) {
        with(id, follower -> follower.end(CloseReason.DELETED));
    }

    void change(GraphId id, Frame frame) {
        with(id, follower -> follower.change(frame));
    }

    void positions(GraphId id, Frame frame) {
        with(id, follower -> follower.positions(frame));
    }

    /// A newer snapshot was announced.
    void head(GraphHead head) {
        GraphId id = head.graph();
        Entry entry = open.get(id);
        if (entry == null) {
            return;
        }
        entry.announced = true;
        GraphFollower follower = entry.follower;
        if (follower.isEmpty()) {
            // It was read before its first snapshot could be found.
            load(id);
        } else if (follower.wants(head) && hasRoomFor(follower.bytes()) && rebasing.add(id)) {
            loaders.execute(guarded(() -> {
                try {
                    follower.rebase(loader.load(id));
                } finally {
                    rebasing.remove(id);
                }
            }));
        }
    }

    /// After a gap: what is missing may still be on its way, and a gap that stays must not spin.
    private void loadSoon(GraphId id) {
        LOG.info("changes of graph {} are missing, loading it again", id);
        Future<?> _ = loaders.schedule(() -> load(id), AFTER_GAP_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void load(GraphId id) {
        loaders.execute(() -> {
            Entry entry = open.get(id);
            if (entry == null) {
                return;
            }
            try {
                entry.announced = false;
                entry.follower.loaded(loader.load(id));
                if (entry.announced && entry.follower.isEmpty()) {
                    // Its first snapshot came while it was being read.
                    load(id);
                }
                entry.follower.keptPositions(loader.positions(id));
                entry.retryMillis = FIRST_RETRY_MILLIS;
            } catch (TooLargeToShowException e) {
                LOG.warn("graph {} cannot be shown: {}", id, e.getMessage());
                entry.follower.end(CloseReason.TOO_LARGE);
            } catch (RuntimeException e) {
                LOG.warn("graph {} cannot be loaded, trying again in {} ms", id, entry.retryMillis, e);
                Future<?> _ = loaders.schedule(() -> load(id), entry.retryMillis, TimeUnit.MILLISECONDS);
                entry.retryMillis = Math.min(LONGEST_RETRY_MILLIS, entry.retryMillis * 2);
            }
        });
    }

    /// Once a second: close what nobody has looked at for a while, keep the bound, tell the layout who still looks.
    private synchronized void tidy() {
        long now = System.nanoTime();
        open.entrySet()
                .removeIf(graph -> graph.getValue().viewers <= 0
                        && now - graph.getValue().usedNanos > settings.linger().toNanos());
        if (!makeRoom() && bytes() > settings.cacheBytes() + settings.cacheBytes() / 4) {
            giveUpLargest();
        }
        open.forEach((id, entry) -> {
            if (entry.viewers > 0 && now - entry.lookedNanos > LOOK_AGAIN.toNanos()) {
                look(id, entry);
            }
        });
    }

    private boolean makeRoom() {
        boolean room = makeRoom(0);
        if (!room) {
            LOG.warn("the graphs being looked at fill the cache of {} bytes", settings.cacheBytes());
        }
        return room;
    }

    /// @return whether the frames of all open graphs and `more` are below the bound now
    private boolean makeRoom(long more) {
        while (bytes() + more > settings.cacheBytes()) {
            GraphId idle = longestIdle();
            if (idle == null) {
                return false;
            }
            open.remove(idle);
        }
        return true;
    }

    /// While it is being looked at a graph keeps its newest snapshot and all changes after it: with no room for a newer
    /// snapshot they add up. Viewers that come back read that newer one from the log.
    private void giveUpLargest() {
        open.entrySet().stream()
                .max(Comparator.comparingLong(graph -> graph.getValue().follower.bytes()))
                .ifPresent(largest -> {
                    LOG.warn(
                            "graph {} is closed for all its viewers to keep the bound; they come back",
                            largest.getKey());
                    largest.getValue().follower.end(CloseReason.BUSY);
                    open.remove(largest.getKey());
                });
    }

    /// Whether `bytes` more stay below the bound, perhaps after closing what nobody looks at.
    private synchronized boolean hasRoomFor(long bytes) {
        return makeRoom(bytes);
    }

    private @Nullable GraphId longestIdle() {
        return open.entrySet().stream()
                .filter(graph -> graph.getValue().viewers <= 0)
                .min(Comparator.comparingLong(graph -> graph.getValue().usedNanos))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    long bytes() {
        long sum = 0;
        for (Entry entry : open.values()) {
            sum += entry.follower.bytes();
        }
        return sum;
    }

    int size() {
        return open.size();
    }

    private void look(GraphId id, Entry entry) {
        entry.lookedNanos = System.nanoTime();
        if (entry.follower.view().end() != CloseReason.DELETED) {
            commands.send(id.value(), new Command.Look(entry.viewers));
        }
    }

    /// A failure is logged and the next turn still comes.
    private static Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.warn("fan-out work failed, trying again", e);
            }
        };
    }

    @Override
    public void close() {
        loaders.shutdownNow();
    }
}
