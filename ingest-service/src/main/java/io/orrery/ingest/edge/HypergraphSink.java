package io.orrery.ingest.edge;

import io.orrery.ingest.hypergraph.HypergraphPlan;
import io.orrery.ingest.table.BatchSink;
import io.orrery.ingest.table.Position;
import io.orrery.ingest.table.Refusal;
import io.orrery.topics.model.Hypergraph;
import io.orrery.topics.model.Table;
import io.orrery.topics.model.TablePart;
import io.orrery.topics.model.UploadJob;
import java.util.List;
import java.util.function.Consumer;

/// Decides with an upload's first batch what its hypergraph comes to, and passes all batches on as that graph. The
/// first batch follows from the upload alone, so reading it again decides the same.
final class HypergraphSink implements BatchSink {
    /// Room in every batch for the relations that are not known yet.
    static final int SPEC_BYTES = 48 << 10;

    private final UploadJob job;
    private final Hypergraph hypergraph;
    private final TableEmitter emitter;
    private final Consumer<List<String>> notes;
    private boolean decided;

    private HypergraphSink(UploadJob job, Hypergraph hypergraph, TableEmitter emitter, Consumer<List<String>> notes) {
        this.job = job;
        this.hypergraph = hypergraph;
        this.emitter = emitter;
        this.notes = notes;
    }

    /// What takes the rows of a job: the emitter itself where the relations are given.
    ///
    /// @param notes told once what was chosen and why
    static BatchSink of(UploadJob job, TableEmitter emitter, Consumer<List<String>> notes) {
        Hypergraph hypergraph = job.spec().hypergraph();
        return hypergraph == null || job.part() == TablePart.NODES
                ? emitter
                : new HypergraphSink(job, hypergraph, emitter, notes);
    }

    /// The upload cannot become the graph that was asked for. Thrown through the reader, which must not take it for a
    /// fault of its own.
    static final class UndecidedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        UndecidedException(String why) {
            super(why);
        }

        Refusal refusal() {
            return new Refusal.Unsupported(String.valueOf(getMessage()), Position.UNKNOWN);
        }
    }

    @Override
    public void batch(Batch batch) {
        if (!decided) {
            decide(batch.table());
        }
        emitter.batch(batch);
    }

    private void decide(Table first) {
        try {
            HypergraphPlan plan = HypergraphPlan.of(job.spec(), hypergraph, job.part(), first);
            if (!emitter.use(plan.spec())) {
                throw new UndecidedException(
                        "the names of its columns make relations of more than " + SPEC_BYTES + " bytes");
            }
            notes.accept(plan.notes());
            decided = true;
        } catch (IllegalArgumentException e) {
            throw new UndecidedException(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void rejected(Refusal refusal) {
        emitter.rejected(refusal);
    }

    @Override
    public void alive() {
        emitter.alive();
    }
}
