package io.orrery.transform.edge;

import io.orrery.stage.DeadLetters;
import io.orrery.stage.Failure;
import io.orrery.stage.StageException;
import io.orrery.stage.Telemetry;
import io.orrery.stage.Trace;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.Problem;
import io.orrery.topics.model.Reason;
import io.orrery.topics.model.Stage;
import io.orrery.topics.model.StageStatus;
import io.orrery.topics.model.TableHeader;
import io.orrery.topics.wire.Documents;
import io.orrery.topics.wire.TableBatch;
import io.orrery.transform.TransformConfig;
import io.orrery.transform.core.Batch;
import io.orrery.transform.core.ChangeSet;
import io.orrery.transform.core.Graph;
import io.orrery.transform.core.GraphTooLargeException;
import io.orrery.transform.core.Outcome;
import io.orrery.transform.core.Refusals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is done to the graphs of one task: batches applied, snapshots written, status told, graphs deleted. What
/// can fail by its input is computed before anything is written, so that it leaves no trace.
final class GraphWork implements ResidentGraphs.Owner {
    /// Change sets and batches under way are gone after this time; so the mark of a deletion may go too.
    private static final Duration DELETION_REMEMBERED = Duration.ofDays(8);

    private static final Logger LOG = LoggerFactory.getLogger(GraphWork.class);

    private final TransformConfig config;
    private final GraphStore store;
    private final Outbox outbox;
    private final Telemetry telemetry;
    private final ResidentGraphs residents;
    private final WholeGraphs whole;
    /// Graphs that are not in memory and may have left saying that they are worked on.
    private final Set<GraphId> unsettled;
    /// What graphs that had to leave memory had not said yet.
    private final List<StageStatus> farewells = new ArrayList<>();
    /// Stored graphs that memory does not hold, each with the sentence that says so.
    private final Map<GraphId, String> tooLarge = new HashMap<>();

    /// @param residents of this thread, shared with its other tasks
    GraphWork(TransformConfig config, GraphStore store, ResidentGraphs residents, Outbox outbox, Telemetry telemetry) {
        this.config = config;
        this.store = store;
        this.residents = residents;
        this.outbox = outbox;
        this.telemetry = telemetry;
        this.whole = new WholeGraphs(config.snapshots(), store, outbox, telemetry);
        this.unsettled = new HashSet<>(store.unsettled());
    }

    void apply(TableBatch batch, Record<byte[], byte[]> record, DeadLetters.Source source, long nowMillis) {
        TableHeader header = batch.header();
        GraphId id = header.graph();
        if (store.isDeleted(id)) {
            telemetry.records("deleted", 1);
            return;
        }
        Resident resident = resident(id);
        if (resident == null) {
            refuseAll(header, record, source, nowMillis);
            return;
        }
        switch (compute(resident, new Batch(header, batch.table(), source.offset()))) {
            case Outcome.Repeated _ -> telemetry.records("repeated", 1);
            case Outcome.Applied applied -> write(resident, applied, batch, record, source, nowMillis);
        }
        residents.keep(resident, this);
    }

    /// Null when memory does not hold it.
    private @Nullable Resident resident(GraphId id) {
        Resident known = residents.get(id, this);
        if (known != null || tooLarge.containsKey(id)) {
            return known;
        }
        long nanos = System.nanoTime();
        try {
            Resident loaded = load(id);
            if (loaded == null) {
                return new Resident(new Graph(id, 1, config.limits()), Ledger.EMPTY, new Progress(Optional.empty()));
            }
            telemetry.step("restore", System.nanoTime() - nanos);
            LOG.debug(
                    "graph={} nodes={} edges={} restored in {} ms",
                    id,
                    loaded.graph.nodeCount(),
                    loaded.graph.edgeCount(),
                    (System.nanoTime() - nanos) / 1_000_000);
            return loaded;
        } catch (GraphTooLargeException e) {
            LOG.error("{}; what comes for it goes to the dead letters", e.getMessage());
            tooLarge.put(id, e.getMessage());
            return null;
        }
    }

    private @Nullable Resident load(GraphId id) {
        try {
            return store.load(id, residents::makeRoom);
        } catch (IllegalStateException | IndexOutOfBoundsException | ArithmeticException e) {
            throw new StageException(
                    new Failure.BrokenInvariant("stored graph " + id + " cannot be restored: " + e), e);
        }
    }

    /// A graph on which a batch failed half way is not to be used again.
    private Outcome compute(Resident resident, Batch batch) {
        try {
            return resident.graph.apply(batch);
        } catch (RuntimeException e) {
            residents.drop(resident.graph.id());
            throw e;
        }
    }

    private void write(
            Resident resident,
            Outcome.Applied applied,
            TableBatch batch,
            Record<byte[], byte[]> record,
            DeadLetters.Source source,
            long nowMillis) {
        Graph graph = resident.graph;
        TableHeader header = batch.header();
        ChangeSet changes = applied.changes();
        // Record times of a graph never go back, or readers that seek by time would miss change sets.
        long millis = Math.max(nowMillis, resident.ledger.changedMillis());
        List<byte[]> frames = GraphFrameWriter.changeSet(graph, changes);

        if (!changes.isEmpty()) {
            long bytes = outbox.changeSet(graph.id(), changes.seq(), frames, millis, headers(header));
            resident.ledger = resident.ledger.withChange(bytes, changes.rows(), millis);
            whole.changed(graph.id(), nowMillis);
        }
        refuse(applied, record, source, header, millis);
        store.append(resident, changes);
        tell(resident, applied, batch, nowMillis);
        whole.afterBatch(resident, applied, nowMillis);
        store.putHead(resident);
        telemetry.records("accepted", 1);
        telemetry.endToEnd(header.receivedMicros(), nowMillis * 1_000);
    }

    /// Nothing of the batch can be taken: the graph is not in memory and cannot be.
    private void refuseAll(
            TableHeader header, Record<byte[], byte[]> record, DeadLetters.Source source, long nowMillis) {
        String message = tooLarge.getOrDefault(header.graph(), "");
        telemetry.rejected(Reason.TOO_LARGE, 1);
        outbox.deadLetter(source, record, Reason.TOO_LARGE, message, nowMillis);
        store.lastStatus(header.graph())
                .filter(last -> last.state() != StageStatus.State.FAILED)
                .ifPresent(last -> publish(Progress.failed(last, Reason.TOO_LARGE, message, nowMillis), nowMillis));
    }

    private static Headers headers(TableHeader header) {
        Headers headers = new RecordHeaders();
        Trace.parse(header.trace()).ifPresent(trace -> trace.write(headers));
        return headers;
    }

    private void refuse(
            Outcome.Applied applied,
            Record<byte[], byte[]> record,
            DeadLetters.Source source,
            TableHeader header,
            long millis) {
        Refusals refusals = applied.refusals();
        if (refusals.count() == 0) {
            return;
        }
        for (Refusals.Refusal refusal : refusals.named()) {
            telemetry.rejected(refusal.reason(), 1);
        }
        Refusals.Refusal first = refusals.named().getFirst();
        telemetry.rejected(first.reason(), refusals.count() - refusals.named().size());
        String rows = refusals.named().stream()
                .map(refusal -> Long.toString(refusal.row()))
                .collect(Collectors.joining(", "));
        String detail = refusals.count() + " rows of " + header.part() + " '" + header.upload() + "' refused, row "
                + first.row() + ": " + first.message() + "; rows " + rows
                + (refusals.count() > refusals.named().size() ? " and more" : "");
        outbox.deadLetter(source, record, first.reason(), detail, millis);
    }

    private void tell(Resident resident, Outcome.Applied applied, TableBatch batch, long nowMillis) {
        TableHeader header = batch.header();
        resident.progress.see(header, batch.table().rows(), applied.refusals(), nowMillis);
        if (applied.missing() > 0) {
            String message = applied.missing() + " batches before batch " + header.index() + " of upload '"
                    + header.upload() + "' never came; their rows are lost";
            LOG.error("graph={} {}", header.graph(), message);
            resident.progress.add(new Problem(Stage.TRANSFORM, Reason.INTERNAL, message, "batch " + header.index()));
        }
        if (applied.uploadComplete()) {
            resident.progress.completed(header);
            LOG.info(
                    "graph={} upload={} in the graph seq={} trace={}",
                    header.graph(),
                    header.upload(),
                    applied.changes().seq(),
                    header.trace());
        }
        publish(resident, nowMillis);
    }

    void delete(GraphId id, long nowMillis) {
        int parts = store.delete(id, nowMillis);
        residents.drop(id);
        tooLarge.remove(id);
        whole.forget(id);
        farewells.removeIf(status -> status.graph().equals(id));
        outbox.deleted(id, parts, nowMillis);
    }

    /// Tells the status of every graph whose status is due.
    void publishDue(long nowMillis) {
        farewells.forEach(status -> publish(status, nowMillis));
        farewells.clear();
        for (Resident resident : residents.of(this)) {
            publish(resident, nowMillis);
        }
    }

    private void publish(Resident resident, long nowMillis) {
        if (resident.progress.isDue(nowMillis)) {
            publish(resident.progress.publish(resident.graph, nowMillis), nowMillis);
        }
    }

    private void publish(StageStatus status, long nowMillis) {
        byte[] document = Documents.encode(status);
        store.putStatus(status.graph(), document);
        outbox.status(status.graph(), document, nowMillis);
    }

    /// May be called while another task works, so it is not said before our own next turn.
    @Override
    public void left(Resident gone) {
        unsettled.add(gone.graph.id());
        if (gone.progress.hasNews()) {
            farewells.add(gone.progress.publish(gone.graph, System.currentTimeMillis()));
        }
    }

    /// The task ends, or starts over.
    void close() {
        residents.dropAll(this);
    }

    /// Notes snapshots that are old though the graph has changed, lets graphs rest, and forgets deletions.
    void upkeep(long nowMillis) {
        settle(nowMillis);
        store.forgetDeletionsBefore(nowMillis - DELETION_REMEMBERED.toMillis());
        whole.renew(nowMillis);
    }

    /// Writes out one graph that waits for it.
    void writeOut(long nowMillis) {
        Resident written = whole.next(nowMillis, this::resident);
        if (written != null) {
            residents.keep(written, this);
        }
    }

    /// A graph that left memory, or whose process died, can no longer say that its work has ended.
    private void settle(long nowMillis) {
        for (GraphId id : unsettled) {
            boolean silent = residents.get(id, this) == null && !tooLarge.containsKey(id);
            Optional<StageStatus> last = silent ? store.lastStatus(id) : Optional.empty();
            if (last.isPresent() && last.get().state() != StageStatus.State.IDLE) {
                publish(Progress.idle(last.get(), nowMillis), nowMillis);
            }
        }
        unsettled.clear();
    }
}
