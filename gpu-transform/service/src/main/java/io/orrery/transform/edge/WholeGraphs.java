package io.orrery.transform.edge;

import io.orrery.stage.Telemetry;
import io.orrery.topics.model.GraphId;
import io.orrery.transform.core.Graph;
import io.orrery.transform.core.Outcome;
import io.orrery.transform.core.SnapshotOrder;
import io.orrery.transform.core.SnapshotPolicy;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Writes the graphs of one task out whole: as snapshots for readers, and as gathered pages of the store. A small graph
/// is written in the transaction of the batch that made it due. A large one waits for a transaction of its own:
/// together
/// with its batch, and with reading it back before, it could take longer than a transaction may, be aborted, and be
/// tried again for ever.
final class WholeGraphs {
    /// Bound on pages of one graph: tiny batches are gathered before reading them back becomes slow.
    private static final int MAX_PAGES = 5_000;

    private final SnapshotPolicy policy;
    private final GraphStore store;
    private final Outbox outbox;
    private final Telemetry telemetry;
    /// Graphs that changed since their last snapshot, with the time since when one is due by age.
    private final Map<GraphId, Long> changedSince;

    private final Set<GraphId> snapshotsDue = new LinkedHashSet<>();
    private final Set<GraphId> gatheringsDue = new LinkedHashSet<>();

    WholeGraphs(SnapshotPolicy policy, GraphStore store, Outbox outbox, Telemetry telemetry) {
        this.policy = policy;
        this.store = store;
        this.outbox = outbox;
        this.telemetry = telemetry;
        this.changedSince = new HashMap<>(store.unsnapshotted());
    }

    void changed(GraphId id, long nowMillis) {
        changedSince.putIfAbsent(id, nowMillis);
    }

    void forget(GraphId id) {
        changedSince.remove(id);
        snapshotsDue.remove(id);
        gatheringsDue.remove(id);
    }

    /// A batch is in the graph: writes out what is due if the graph is small, else notes it.
    void afterBatch(Resident resident, Outcome.Applied applied, long nowMillis) {
        boolean small = liveRows(resident) <= policy.smallRows();
        if (isSnapshotDue(resident, applied)) {
            if (small) {
                snapshot(resident, nowMillis);
            } else {
                snapshotsDue.add(resident.graph.id());
            }
        }
        if (isGatheringDue(resident)) {
            if (small) {
                store.compact(resident);
            } else {
                gatheringsDue.add(resident.graph.id());
            }
        }
    }

    /// Notes the snapshots that are old though their graphs have changed.
    void renew(long nowMillis) {
        long due = nowMillis - policy.mostAgeMillis();
        changedSince.forEach((id, since) -> {
            if (since < due) {
                snapshotsDue.add(id);
            }
        });
    }

    /// Writes out one graph of those that wait.
    ///
    /// @param open brings a graph into memory; null when it cannot be there
    /// @return the graph, whose state in the store has changed; nothing when none waits
    @Nullable
    Resident next(long nowMillis, Function<GraphId, @Nullable Resident> open) {
        boolean snapshot = !snapshotsDue.isEmpty();
        Iterator<GraphId> due = (snapshot ? snapshotsDue : gatheringsDue).iterator();
        if (!due.hasNext()) {
            return null;
        }
        GraphId id = due.next();
        due.remove();
        Resident resident = open.apply(id);
        if (resident == null) {
            changedSince.remove(id);
            return null;
        }
        if (snapshot) {
            snapshot(resident, nowMillis);
        } else {
            store.compact(resident);
        }
        store.putHead(resident);
        return resident;
    }

    private boolean isSnapshotDue(Resident resident, Outcome.Applied applied) {
        Ledger ledger = resident.ledger;
        boolean first = ledger.snapshotParts() == 0 && !applied.changes().isEmpty();
        return first
                || applied.uploadComplete()
                || policy.isDue(ledger.bytesSince(), ledger.rowsSince(), liveRows(resident));
    }

    /// The pages hold much more history than graph.
    private boolean isGatheringDue(Resident resident) {
        Ledger ledger = resident.ledger;
        boolean many = ledger.nextPage() - ledger.firstPage() > MAX_PAGES;
        return many || policy.isDue(ledger.journalBytes(), ledger.journalRows(), liveRows(resident));
    }

    /// The snapshot gets the record time of the newest change set, which it includes.
    private void snapshot(Resident resident, long nowMillis) {
        long nanos = System.nanoTime();
        Graph graph = resident.graph;
        long changed = resident.ledger.changedMillis();
        // A graph of which every row was refused never changed.
        long millis = changed == 0 ? nowMillis : changed;
        AtomicInteger parts = new AtomicInteger();
        GraphFrameWriter.snapshot(
                graph,
                SnapshotOrder.of(graph),
                frame -> outbox.snapshotPart(graph.id(), parts.getAndIncrement(), frame, millis));
        outbox.snapshotWritten(graph, parts.get(), resident.ledger.snapshotParts(), millis);
        resident.ledger = resident.ledger.withSnapshot(parts.get(), nowMillis);
        changedSince.remove(graph.id());
        telemetry.step("snapshot", System.nanoTime() - nanos);
    }

    private static long liveRows(Resident resident) {
        return (long) resident.graph.nodeCount() + resident.graph.edgeCount();
    }
}
