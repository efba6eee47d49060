package io.orrery.ingest.edge;

import io.orrery.ingest.table.BatchSink;
import io.orrery.ingest.table.Refusal;
import io.orrery.stage.Trace;
import io.orrery.stage.loop.TransactionScope;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.Partitions;
import io.orrery.topics.model.GraphSpec;
import io.orrery.topics.model.RecordKey;
import io.orrery.topics.model.Table;
import io.orrery.topics.model.TableHeader;
import io.orrery.topics.model.TablePart;
import io.orrery.topics.model.UploadJob;
import io.orrery.topics.wire.TableBatch;
import io.orrery.topics.wire.TableBatches;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Emits the batches of one upload as records of the tables topic. Large uploads take several transactions: none
/// grows beyond [#FLUSH_BYTES] or stays open longer than [#FLUSH_AFTER]. Because a batch's index and bytes follow
/// from the upload alone, one that was flushed before a crash and comes again is recognised downstream.
final class TableEmitter implements BatchSink {
    static final long FLUSH_BYTES = 8L << 20;
    static final Duration FLUSH_AFTER = Duration.ofSeconds(2);
    private static final int MAX_REMEMBERED = 20;

    private final UploadJob job;
    private final int partitions;
    private final TransactionScope scope;
    private final InstantSource clock;
    private final DoubleConsumer progress;
    private final List<Refusal> leftOut = new ArrayList<>();
    private long unflushedBytes;
    private long flushedAt = System.nanoTime();
    private long rows;
    private long rejected;
    private GraphSpec spec;

    TableEmitter(UploadJob job, int partitions, TransactionScope scope, InstantSource clock, DoubleConsumer progress) {
        this.job = job;
        this.partitions = partitions;
        this.scope = scope;
        this.clock = clock;
        this.progress = progress;
        this.spec = job.spec();
    }

    /// Bytes that a batch of this upload has besides its rows.
    static int headerBytes(UploadJob job) {
        int resolved = job.spec().hypergraph() == null ? 0 : HypergraphSink.SPEC_BYTES;
        return headerBytes(job, job.spec()) + resolved;
    }

    private static int headerBytes(UploadJob job, GraphSpec spec) {
        TableHeader header = header(job, spec, TablePart.EVENTS, Integer.MAX_VALUE, true, Long.MAX_VALUE, 1.0 / 3);
        return TableBatches.encode(new TableBatch(header, new Table(0, List.of()))).length;
    }

    /// Tells the batches from now on to become a graph by this spec; false when it takes more room than is kept for it.
    boolean use(GraphSpec resolved) {
        spec = resolved;
        return headerBytes(job, resolved) <= headerBytes(job);
    }

    @Override
    public void batch(Batch batch) {
        TableHeader header =
                header(job, spec, batch.part(), batch.index(), batch.last(), batch.firstRow(), batch.progress());
        byte[] value = TableBatches.encode(new TableBatch(header, batch.table()));
        if (value.length > Catalogue.MAX_VALUE_BYTES) {
            throw new IllegalStateException("batch " + batch.index() + " has " + value.length + " bytes");
        }
        if (unflushedBytes + value.length > FLUSH_BYTES || System.nanoTime() - flushedAt > FLUSH_AFTER.toNanos()) {
            flush();
        }
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                Catalogue.TABLES.name(),
                Partitions.of(job.graph(), partitions),
                clock.millis(),
                RecordKey.numbered(job.graph(), job.upload(), batch.index()).toBytes(),
                value);
        Trace.parse(job.trace()).ifPresent(trace -> trace.write(record.headers()));
        scope.emit(record);
        unflushedBytes += value.length;
        rows += batch.table().rows();
        progress.accept(batch.progress());
    }

    private void flush() {
        if (unflushedBytes > 0) {
            scope.flush();
        }
        unflushedBytes = 0;
        flushedAt = System.nanoTime();
    }

    @Override
    public void rejected(Refusal refusal) {
        rejected++;
        if (leftOut.size() < MAX_REMEMBERED) {
            leftOut.add(refusal);
        }
    }

    @Override
    public void alive() {
        scope.keepAlive();
    }

    long rows() {
        return rows;
    }

    long rejectedRows() {
        return rejected;
    }

    /// The first of the rows left out.
    List<Refusal> leftOut() {
        return leftOut;
    }

    private static TableHeader header(
            UploadJob job, GraphSpec spec, TablePart part, int index, boolean last, long firstRow, double progress) {
        return new TableHeader(
                job.graph(),
                job.upload(),
                part,
                index,
                last,
                firstRow,
                progress,
                spec,
                job.receivedMicros(),
                job.trace());
    }
}
