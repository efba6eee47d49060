package io.orrery.layout.turn;

import io.orrery.layout.follow.GraphFollower;
import io.orrery.layout.follow.PositionFrames;
import io.orrery.layout.follow.Wishes;
import io.orrery.layout.force.ForceEngine;
import io.orrery.layout.live.LiveLayout;
import io.orrery.topics.catalog.Partitions;
import io.orrery.topics.model.Command;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.wire.Frame;
import io.orrery.topics.wire.MalformedRecord;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lays out all graphs of this process on the one thread that calls [#turn]: messages first, then one turn for every
/// graph that is due, in the order in which they were opened.
public final class Turns {
    private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

    /// Messages handled before the graphs get a turn again.
    private static final int MESSAGES_A_TURN = 256;

    /// A layout that was cut off before this many steps starts its free movement again.
    private static final long UNFINISHED = 300;

    private final Inbox inbox;
    private final GraphOpener opener;
    private final Arranging arranging;
    private final Tidying tidying;
    private final GraphTurn turn;
    private final LongSupplier nanos;
    private final LongSupplier millis;
    private final int partitions;
    private final Room room;
    private final Outside outside = new Outside();
    private final Map<GraphId, LiveGraph> graphs = new LinkedHashMap<>();
    private final Map<GraphId, Long> due = new HashMap<>();
    private final Map<GraphId, Remembered> wishes = new HashMap<>();
    private final Map<Integer, Long> seenUpTo = new ConcurrentHashMap<>();
    private final Map<Integer, Long> settled = new ConcurrentHashMap<>();
    private Set<Integer> owned = Set.of();

    /// What people asked of a graph, and the newest of their commands that is in it.
    private static final class Remembered {
        final Wishes wishes = new Wishes();
        long offset = -1;
    }

    /// @param partitions of every topic
    /// @param mostBytes bound on all graphs: at it resting ones leave memory, then moving ones wait
    ///     outside; a graph that alone is larger is refused
    public Turns(
            Inbox inbox,
            GraphOpener opener,
            ForceEngine engine,
            FrameSink sink,
            Rhythm rhythm,
            int partitions,
            long mostBytes,
            LongSupplier nanos,
            LongSupplier millis) {
        this.inbox = inbox;
        this.opener = opener;
        this.arranging = new Arranging(inbox, nanos);
        this.room = new Room(mostBytes);
        this.tidying = new Tidying(inbox, nanos, () -> room.free(graphs.values()));
        this.turn = new GraphTurn(engine, arranging, tidying, sink, rhythm, nanos, millis);
        this.partitions = partitions;
        this.nanos = nanos;
        this.millis = millis;
    }

    /// Takes messages, waiting at most `waitNanos` when nothing is due, then gives every graph that is due its turn.
    public void turn(long waitNanos) {
        long earliest = due.values().stream().min(Comparator.naturalOrder()).orElse(Long.MAX_VALUE);
        long now = nanos.getAsLong();
        long wait = earliest == Long.MAX_VALUE ? waitNanos : Math.min(waitNanos, earliest - now);
        Message message = inbox.take(wait);
        for (int i = 0; message != null; i++) {
            handle(message);
            message = i < MESSAGES_A_TURN ? inbox.take(0) : null;
        }
        for (LiveGraph graph : List.copyOf(graphs.values())) {
            Long at = due.get(graph.id);
            if (graph.loaded && !graph.follower.isMidway() && at != null && at <= nanos.getAsLong()) {
                wake(graph.id, turn.take(graph, remembered(graph.id).wishes));
            }
        }
        evict();
        letIn();
    }

    /// Offset per partition below which no change set needs to be laid out again. Any thread.
    public Map<Integer, Long> settledOffsets() {
        return Map.copyOf(settled);
    }

    /// Works out [#settledOffsets] anew.
    public void settle() {
        Map<Integer, Long> safe = new HashMap<>(seenUpTo);
        for (LiveGraph graph : graphs.values()) {
            long first = graph.firstUnkeptOffset();
            if (first >= 0) {
                safe.merge(graph.partition, first, Math::min);
            }
        }
        outside.firstUnkept().forEach((partition, first) -> safe.merge(partition, first, Math::min));
        settled.keySet().retainAll(safe.keySet());
        settled.putAll(safe);
    }

    /// How many graphs are in memory.
    public int graphCount() {
        return graphs.size();
    }

    /// Keeps the places of all graphs and forgets them.
    public void close() {
        inbox.close();
        own(Set.of());
        arranging.close();
        tidying.close();
    }

    private void handle(Message message) {
        switch (message) {
            case Message.Seen seen -> seen(seen);
            case Message.Wanted wanted -> open(wanted.graph());
            case Message.Stored stored ->
                of(stored.graph()).ifPresent(graph -> {
                    graph.stored = stored.frames();
                    graph.storedResting = stored.resting();
                    graph.storedIteration = stored.iteration();
                });
            case Message.Restart restart -> of(restart.graph()).ifPresent(this::restart);
            case Message.Arrived arrived -> of(arrived.graph()).ifPresent(graph -> arrived(graph, arrived.frame()));
            case Message.Current current -> of(current.graph()).ifPresent(this::current);
            case Message.Arranged arranged ->
                of(arranged.graph()).ifPresent(graph -> {
                    arranging.arrived(graph, arranged, remembered(graph.id).wishes);
                    wake(graph.id, 0);
                });
            case Message.Tidied tidied -> {
                tidying.arrived(tidied, graphs.get(tidied.graph()));
                of(tidied.graph()).filter(graph -> graph.loaded).ifPresent(graph -> wake(graph.id, 0));
            }
            case Message.Asked asked -> asked(asked);
            case Message.Own own -> own(own.partitions());
        }
    }

    private Optional<LiveGraph> of(GraphId id) {
        return Optional.ofNullable(graphs.get(id));
    }

    private Remembered remembered(GraphId id) {
        return wishes.computeIfAbsent(id, unknown -> new Remembered());
    }

    private void seen(Message.Seen seen) {
        seenUpTo.merge(seen.partition(), seen.offset() + 1, Math::max);
        LiveGraph graph = open(seen.graph());
        if (graph != null) {
            graph.seen(seen.seq(), seen.offset(), seen.trace());
        } else {
            outside.seen(seen.graph(), seen.offset());
        }
    }

    private @Nullable LiveGraph open(GraphId id) {
        LiveGraph known = graphs.get(id);
        int partition = Partitions.of(id, partitions);
        if (known != null || !owned.contains(partition) || outside.holds(id)) {
            return known;
        }
        long now = nanos.getAsLong();
        LiveGraph graph = new LiveGraph(id, partition, opener.open(id), Long.toString(millis.getAsLong(), 36));
        graph.usedAt = now;
        graphs.put(id, graph);
        return graph;
    }

    private void restart(LiveGraph graph) {
        tidying.drop(graph);
        LiveLayout layout = graph.follower.layout();
        graph.journal.end("the graph was read again");
        if (graph.loaded) {
            float[] places = new float[2 * layout.slots()];
            layout.copyPositions(0, places);
            graph.former = places;
            graph.formerEpoch = graph.follower.epoch();
        }
        graph.loaded = false;
        graph.follower.restart();
    }

    private void arrived(LiveGraph graph, Frame frame) {
        try {
            graph.follower.take(frame);
        } catch (MalformedRecord | IllegalArgumentException | IndexOutOfBoundsException malformed) {
            // The transform wrote it, so this is a defect; what the frame says is missing from the picture.
            LOG.error(
                    "graph={} seq={} frame left out: {}",
                    graph.id,
                    frame.header().seq(),
                    malformed.getMessage());
        }
        if (room.isTooLarge(graph)) {
            turn.refuse(graph, room.mostBytes());
            outside.refuse(graph.id, graph.partition);
            drop(graph.id);
            return;
        }
        graph.usedAt = nanos.getAsLong();
        graph.news = true;
        graph.unarranged = true;
        graph.unshown = true;
        graph.unkept = true;
        if (graph.loaded && !graph.follower.isMidway()) {
            List<Message.Asked> waited = List.copyOf(graph.deferred);
            graph.deferred.clear();
            waited.forEach(this::asked);
            wake(graph.id, 0);
        }
    }

    private void current(LiveGraph graph) {
        GraphFollower follower = graph.follower;
        LiveLayout layout = follower.layout();
        float[] former = graph.former;
        boolean continued = former != null && graph.formerEpoch == follower.epoch();
        if (former != null && continued) {
            layout.restore(0, former);
        } else {
            graph.stored.forEach(frame -> PositionFrames.restore(follower, frame));
        }
        Remembered asked = remembered(graph.id);
        asked.wishes.prepare(layout);
        layout.settle();
        graph.acted = asked.offset;
        if (!continued && graph.stored.isEmpty()) {
            graph.journal.begin(follower.epoch(), follower.seq(), asked.offset);
        }
        if (!continued && !graph.storedResting && graph.storedIteration < UNFINISHED) {
            layout.release();
        }
        if (!graph.stored.isEmpty() && graph.stored.getFirst().header().epoch() == follower.epoch()) {
            long storedSeq = graph.stored.getFirst().header().seq();
            graph.keptUpTo(storedSeq);
            graph.unkept = storedSeq < follower.seq();
        }
        graph.stored = List.of();
        graph.former = null;
        graph.loaded = true;
        graph.tidyEdges = layout.edgeChanges();
        graph.unshown = true;
        graph.keptAt = nanos.getAsLong();
        wake(graph.id, 0);
        LOG.info(
                "graph={} loaded nodes={} edges={} seq={} trace={}",
                graph.id,
                layout.nodeCount(),
                layout.edgeCount(),
                follower.seq(),
                graph.trace);
    }

    private void asked(Message.Asked asked) {
        if (asked.command() instanceof Command.Delete) {
            wishes.remove(asked.graph());
            outside.forget(asked.graph());
            drop(asked.graph());
            return;
        }
        LiveGraph known = graphs.get(asked.graph());
        if (known != null && known.loaded && known.follower.isMidway()) {
            known.deferred.add(asked);
            return;
        }
        if (!remember(asked) || !asked.live()) {
            return;
        }
        if (asked.command() instanceof Command.Relayout) {
            outside.tryAgain(asked.graph());
        }
        LiveGraph graph = open(asked.graph());
        if (graph != null && graph.loaded) {
            act(graph, asked);
        }
    }

    /// @return whether it is news, and makes sense
    private boolean remember(Message.Asked asked) {
        Remembered memory = remembered(asked.graph());
        if (asked.offset() <= memory.offset) {
            return false;
        }
        memory.offset = asked.offset();
        try {
            memory.wishes.remember(asked.command());
            return true;
        } catch (IllegalArgumentException refused) {
            LOG.warn("graph={} command refused: {}", asked.graph(), refused.getMessage());
            return false;
        }
    }

    private void act(LiveGraph graph, Message.Asked asked) {
        GraphFollower follower = graph.follower;
        // Asked of the graph as of everything before it: whoever makes the picture again knows no other order.
        follower.layout().commit();
        graph.journal.at(follower.epoch(), follower.seq(), graph.acted);
        if (tidying.asked(graph, asked.command())) {
            graph.journal.end("a tidier layout was taken, which was computed beside the log");
        } else {
            remembered(graph.id).wishes.act(asked.command(), follower.layout());
        }
        arranging.asked(graph, asked.command());
        graph.acted = asked.offset();
        graph.journal.at(follower.epoch(), follower.seq(), graph.acted);
        boolean looks = asked.command() instanceof Command.Look;
        graph.usedAt = nanos.getAsLong();
        graph.unshown = true;
        graph.news |= !looks;
        graph.unkept |= !looks;
        wake(graph.id, 0);
    }

    private void wake(GraphId id, long at) {
        if (at == Long.MAX_VALUE) {
            due.remove(id);
        } else {
            due.put(id, at);
        }
    }

    private void own(Set<Integer> partitionsNow) {
        owned = partitionsNow;
        for (LiveGraph graph : List.copyOf(graphs.values())) {
            if (!owned.contains(graph.partition)) {
                leave(graph);
            }
        }
        outside.retain(owned);
        seenUpTo.keySet().retainAll(owned);
    }

    private void drop(GraphId id) {
        LiveGraph graph = graphs.remove(id);
        due.remove(id);
        if (graph != null) {
            tidying.drop(graph);
            graph.opened.close();
        }
    }

    /// Takes a graph out of memory; its places are kept first.
    private void leave(LiveGraph graph) {
        graph.follower.layout().land();
        if (graph.loaded && graph.unkept) {
            turn.keepNow(graph, !graph.follower.layout().moving());
        }
        turn.noteNow(graph);
        graph.deferred.forEach(this::remember);
        drop(graph.id);
    }

    private void evict() {
        for (LiveGraph graph : room.leaving(graphs.values(), due.keySet())) {
            LOG.info("graph={} leaves memory to make room, it takes {} bytes", graph.id, graph.bytes());
            if (due.containsKey(graph.id) || !graph.isKept()) {
                turn.postpone(graph);
                outside.park(graph.id, graph.partition, graph.firstUnkeptOffset(), graph.bytes());
            }
            leave(graph);
        }
    }

    private void letIn() {
        outside.next(() -> room.free(graphs.values())).ifPresent(this::open);
    }
}
