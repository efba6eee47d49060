package io.orrery.ingest.edge;

import io.orrery.ingest.format.FileReading;
import io.orrery.ingest.format.Spool;
import io.orrery.ingest.format.SpooledFile;
import io.orrery.ingest.format.TableReaders;
import io.orrery.ingest.table.Limits;
import io.orrery.ingest.table.Refusal;
import io.orrery.ingest.table.RefusedException;
import io.orrery.ingest.table.TableOutput;
import io.orrery.stage.StageException;
import io.orrery.stage.Telemetry;
import io.orrery.stage.loop.BatchHandler;
import io.orrery.stage.loop.TransactionScope;
import io.orrery.stage.read.LogRange;
import io.orrery.topics.model.Problem;
import io.orrery.topics.model.Reason;
import io.orrery.topics.model.Relation;
import io.orrery.topics.model.Stage;
import io.orrery.topics.model.UploadJob;
import io.orrery.topics.wire.Documents;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns upload jobs into tables, one job at a time: fetch, read, emit. Reading the same job again emits the same
/// batches.
public final class UploadHandler implements BatchHandler {
    private static final Logger LOG = LoggerFactory.getLogger(UploadHandler.class);

    private final Tools tools;

    /// What every handler of the stage shares, except `log`, which belongs to this one.
    ///
    /// @param partitions of every topic
    public record Tools(
            FileReading readers,
            Limits limits,
            Spool spool,
            LogRange log,
            int partitions,
            IngestStatuses statuses,
            Telemetry telemetry,
            InstantSource clock) {}

    public UploadHandler(Tools tools) {
        this.tools = tools;
    }

    @Override
    public void handle(List<ConsumerRecord<byte[], byte[]>> batch, TransactionScope scope) {
        for (ConsumerRecord<byte[], byte[]> record : batch) {
            byte @Nullable [] value = record.value();
            if (value != null) { // a tombstone: the graph was deleted
                job(record, Documents.uploadJob(value), scope);
            }
        }
    }

    private void job(ConsumerRecord<byte[], byte[]> record, UploadJob job, TransactionScope scope) {
        // Not always its graph's: a file that came before its graph lies in a partition of its own.
        if (job.partition() < 0 || job.partition() >= tools.partitions) {
            throw StageException.badData(
                    Reason.POISON, "the job names partition " + job.partition() + " of " + tools.partitions);
        }
        long begun = System.nanoTime();
        String name = job.part() + ":" + job.upload();
        tools.statuses.working(job.graph(), name, 0, 0, job.trace());
        Emission emission = new Emission(job, name, scope);
        Optional<Refusal> refusal = emission.run();
        tools.telemetry.records("rows", emission.emitter.rows());
        if (refusal.isPresent()) {
            refuse(record, job, refusal.get(), scope);
            return;
        }
        leftOut(record, emission.emitter, scope);
        tools.statuses.completed(
                job.graph(),
                name,
                emission.emitter.rows(),
                emission.emitter.rejectedRows(),
                emission.emitter.leftOut().stream().map(UploadHandler::problem).toList());
        LOG.info(
                "graph={} upload={} format={} bytes={} rows={} leftOut={} millis={} trace={}",
                job.graph(),
                job.upload(),
                job.format(),
                job.bytes(),
                emission.emitter.rows(),
                emission.emitter.rejectedRows(),
                (System.nanoTime() - begun) / 1_000_000,
                job.trace());
    }

    /// One job on its way through.
    private final class Emission {
        private final UploadJob job;
        private final TransactionScope scope;
        private final TableEmitter emitter;

        Emission(UploadJob job, String name, TransactionScope scope) {
            this.job = job;
            this.scope = scope;
            this.emitter = new TableEmitter(job, tools.partitions, scope, tools.clock, share -> progress(name, share));
        }

        private void progress(String name, double share) {
            tools.statuses.working(job.graph(), name, share, emitter.rows(), job.trace());
        }

        Optional<Refusal> run() {
            try (Spool.Folder folder = tools.spool.folder()) {
                SpooledFile file = UploadFetch.fetch(job, tools.log, folder, scope::keepAlive);
                TableReaders.Task task = new TableReaders.Task(
                        file,
                        job.part(),
                        job.format(),
                        job.options(),
                        expected(job),
                        TableEmitter.headerBytes(job),
                        tools.limits);
                return tools.readers.read(
                        task,
                        folder,
                        HypergraphSink.of(job, emitter, notes -> tools.statuses.noted(job.graph(), notes)));
            } catch (HypergraphSink.UndecidedException e) {
                return Optional.of(e.refusal());
            } catch (RefusedException e) {
                return Optional.of(e.refusal());
            } catch (Spool.QuotaExceededException e) {
                return Optional.of(TableReaders.noRoom(e));
            } catch (IOException e) {
                throw StageException.weather("the spool's disk fails: " + e.getMessage(), e);
            }
        }
    }

    /// What the graph's bindings ask of this part of it.
    static TableOutput.Expected expected(UploadJob job) {
        if (job.format().isGraph()) {
            return TableOutput.Expected.NOTHING;
        }
        return switch (job.part()) {
            case NODES ->
                TableOutput.Expected.nodesIn(
                        job.spec().nodeIdColumn().isEmpty()
                                ? List.of()
                                : List.of(job.spec().nodeIdColumn()));
            case EDGES, EVENTS -> {
                List<List<String>> alternatives = new ArrayList<>();
                Set<String> identifiers = new LinkedHashSet<>();
                for (Relation relation : job.spec().relations()) {
                    List<String> ends = List.of(
                            relation.source().column(), relation.destination().column());
                    alternatives.add(ends);
                    identifiers.addAll(ends);
                }
                if (job.spec().hypergraph() != null) {
                    identifiers.addAll(job.spec().hypergraph().columns());
                }
                yield new TableOutput.Expected(alternatives, identifiers);
            }
        };
    }

    private void refuse(ConsumerRecord<byte[], byte[]> record, UploadJob job, Refusal refusal, TransactionScope scope) {
        Problem problem = problem(refusal);
        LOG.info("graph={} upload={} refused: {} {}", job.graph(), job.upload(), problem.message(), problem.position());
        scope.reject(record, refusal.reason(), said(problem));
        tools.statuses.failed(job.graph(), problem, job.trace());
    }

    private static void leftOut(ConsumerRecord<byte[], byte[]> record, TableEmitter emitter, TransactionScope scope) {
        if (emitter.rejectedRows() > 0) {
            Problem first = problem(emitter.leftOut().getFirst());
            scope.reject(
                    record, first.reason(), emitter.rejectedRows() + " rows were left out, the first: " + said(first));
        }
    }

    private static Problem problem(Refusal refusal) {
        return new Problem(
                Stage.INGEST,
                refusal.reason(),
                refusal.message(),
                refusal.position().toString());
    }

    private static String said(Problem problem) {
        return problem.position().isEmpty() ? problem.message() : problem.message() + " (" + problem.position() + ")";
    }
}
