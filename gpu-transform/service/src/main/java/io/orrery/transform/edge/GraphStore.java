package io.orrery.transform.edge;

import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.RecordKey;
import io.orrery.topics.model.StageStatus;
import io.orrery.topics.wire.Documents;
import io.orrery.transform.core.ChangeSet;
import io.orrery.transform.core.Graph;
import io.orrery.transform.core.GraphLimits;
import io.orrery.transform.core.GraphStates;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// The graphs of one task in its state store, as values of a batch's size: per graph one head (ledger and
/// summary), numbered pages, the status published last, and, once deleted, a mark that keeps batches still under
/// way from bringing it back.
final class GraphStore {
    private static final String HEADS = "head/";
    private static final String PAGES = "page/";
    private static final String STATUS = "status/";
    private static final String DELETED = "deleted/";

    private static final StringSerializer NAMES = new StringSerializer();

    private final KeyValueStore<String, byte[]> store;
    private final GraphLimits limits;

    GraphStore(KeyValueStore<String, byte[]> store, GraphLimits limits) {
        this.store = store;
        this.limits = limits;
    }

    /// Null when the store does not have it.
    ///
    /// @param held told, while it is read, how many bytes the graph takes so far
    /// @throws io.orrery.transform.core.GraphTooLargeException when it may not take so many
    @Nullable
    Resident load(GraphId id, LongConsumer held) {
        byte[] head = store.get(HEADS + id);
        if (head == null) {
            return null;
        }
        Ledger ledger = Ledger.of(head);
        Graph graph = GraphStates.restore(
                id,
                limits,
                Ledger.summary(head),
                LongStream.range(ledger.firstPage(), ledger.nextPage())
                        .mapToObj(page -> page(id, page))
                        .iterator(),
                held);
        return new Resident(graph, ledger, new Progress(lastStatus(id)));
    }

    private byte[] page(GraphId id, long number) {
        byte[] page = store.get(key(id, number));
        if (page == null) {
            throw new IllegalStateException("the state store lacks page " + number + " of graph " + id);
        }
        return page;
    }

    /// The status published last.
    Optional<StageStatus> lastStatus(GraphId id) {
        byte[] status = store.get(STATUS + id);
        return status == null ? Optional.empty() : Optional.of(Documents.stageStatus(status));
    }

    void putStatus(GraphId id, byte[] status) {
        store.put(STATUS + id, status);
    }

    /// Adds pages after those that are there.
    void append(Resident resident, ChangeSet changes) {
        long before = resident.ledger.nextPage();
        AtomicLong next = new AtomicLong(before);
        AtomicLong bytes = new AtomicLong();
        GraphStates.write(resident.graph, changes, page -> {
            store.put(key(resident.graph.id(), next.getAndIncrement()), page);
            bytes.addAndGet(page.length);
        });
        int pages = Math.toIntExact(next.get() - before);
        resident.ledger = resident.ledger.withPages(pages, bytes.get(), changes.rows());
    }

    /// Replaces all pages by those of the whole graph.
    void compact(Resident resident) {
        GraphId id = resident.graph.id();
        Ledger before = resident.ledger;
        AtomicLong number = new AtomicLong(before.nextPage());
        GraphStates.write(
                resident.graph,
                resident.graph.everything(),
                page -> store.put(key(id, number.getAndIncrement()), page));
        LongStream.range(before.firstPage(), before.nextPage()).forEach(page -> store.delete(key(id, page)));
        resident.ledger = before.withCompaction(Math.toIntExact(number.get() - before.nextPage()));
    }

    /// Must follow every change to a resident: the head is what makes the pages count.
    void putHead(Resident resident) {
        store.put(HEADS + resident.graph.id(), resident.ledger.with(GraphStates.summary(resident.graph)));
    }

    /// Forgets the graph and remembers that it is gone. Returns how many frames its last snapshot had.
    int delete(GraphId id, long nowMillis) {
        byte[] head = store.get(HEADS + id);
        store.put(
                DELETED + id, ByteBuffer.allocate(Long.BYTES).putLong(nowMillis).array());
        if (head == null) {
            return 0;
        }
        Ledger ledger = Ledger.of(head);
        LongStream.range(ledger.firstPage(), ledger.nextPage()).forEach(page -> store.delete(key(id, page)));
        store.delete(HEADS + id);
        store.delete(STATUS + id);
        return ledger.snapshotParts();
    }

    boolean isDeleted(GraphId id) {
        return store.get(DELETED + id) != null;
    }

    /// Forgets deletions that no batch still under way can be older than.
    void forgetDeletionsBefore(long millis) {
        try (KeyValueIterator<String, byte[]> marks = store.prefixScan(DELETED, NAMES)) {
            while (marks.hasNext()) {
                var mark = marks.next();
                if (ByteBuffer.wrap(mark.value).getLong() < millis) {
                    store.delete(mark.key);
                }
            }
        }
    }

    /// The graphs that changed since their last snapshot, with the time of that snapshot.
    Map<GraphId, Long> unsnapshotted() {
        Map<GraphId, Long> found = new HashMap<>();
        try (KeyValueIterator<String, byte[]> heads = store.prefixScan(HEADS, NAMES)) {
            while (heads.hasNext()) {
                var head = heads.next();
                Ledger ledger = Ledger.of(head.value);
                if (ledger.rowsSince() > 0) {
                    found.put(new GraphId(head.key.substring(HEADS.length())), ledger.snapshotMillis());
                }
            }
        }
        return found;
    }

    /// The graphs whose last status says something that may no longer hold: that they are worked on, or that they are
    /// too large.
    Set<GraphId> unsettled() {
        Set<GraphId> found = new HashSet<>();
        try (KeyValueIterator<String, byte[]> all = store.prefixScan(STATUS, NAMES)) {
            while (all.hasNext()) {
                StageStatus status = Documents.stageStatus(all.next().value);
                if (status.state() != StageStatus.State.IDLE) {
                    found.add(status.graph());
                }
            }
        }
        return found;
    }

    private static String key(GraphId id, long number) {
        return PAGES + RecordKey.numbered(id, "p", number);
    }
}
