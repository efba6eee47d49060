package io.orrery.transform.edge;

import io.orrery.stage.DeadLetters;
import io.orrery.stage.StageException;
import io.orrery.stage.Telemetry;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.model.Command;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.Reason;
import io.orrery.topics.model.RecordKey;
import io.orrery.topics.wire.Documents;
import io.orrery.topics.wire.MalformedRecord;
import io.orrery.topics.wire.TableBatch;
import io.orrery.topics.wire.TableBatches;
import io.orrery.transform.TransformConfig;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Owns the graphs of one partition. A record that cannot be read is refused before anything is written; Kafka
/// Streams then puts it into the dead letters within the same transaction. Graphs in memory are a cache of the
/// store: after an aborted transaction the task starts over with none.
final class TransformProcessor implements Processor<byte[], byte[], byte[], byte @Nullable []> {
    /// Name of the state store.
    static final String STORE = "graphs";

    private static final Logger LOG = LoggerFactory.getLogger(TransformProcessor.class);

    private static final Duration STATUS_INTERVAL = Duration.ofMillis(250);
    private static final Duration WRITE_OUT_INTERVAL = Duration.ofMillis(100);
    private static final Duration UPKEEP_INTERVAL = Duration.ofSeconds(10);

    private final TransformConfig config;
    private final Supplier<ResidentGraphs> residents;
    private final Telemetry telemetry;
    private @Nullable GraphWork work;
    private @Nullable ProcessorContext<byte[], byte @Nullable []> context;

    /// @param residents those of the thread that asks
    TransformProcessor(TransformConfig config, Supplier<ResidentGraphs> residents, Telemetry telemetry) {
        this.config = config;
        this.residents = residents;
        this.telemetry = telemetry;
    }

    @Override
    public void init(ProcessorContext<byte[], byte @Nullable []> newContext) {
        close();
        context = newContext;
        GraphStore store = new GraphStore(newContext.getStateStore(STORE), config.limits());
        GraphWork graphs = new GraphWork(config, store, residents.get(), new Outbox(newContext), telemetry);
        work = graphs;
        newContext.schedule(STATUS_INTERVAL, PunctuationType.WALL_CLOCK_TIME, graphs::publishDue);
        newContext.schedule(WRITE_OUT_INTERVAL, PunctuationType.WALL_CLOCK_TIME, graphs::writeOut);
        newContext.schedule(UPKEEP_INTERVAL, PunctuationType.WALL_CLOCK_TIME, graphs::upkeep);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        GraphWork graphs = work;
        ProcessorContext<byte[], byte @Nullable []> now = context;
        if (graphs == null || now == null) {
            throw StageException.brokenInvariant("the processor was asked before it was set up");
        }
        if (record.value() == null) {
            return; // A tombstone: the graph was deleted, its command says so as well.
        }
        RecordMetadata source = now.recordMetadata()
                .orElseThrow(() -> StageException.brokenInvariant("a record came without its topic"));
        long nanos = System.nanoTime();
        if (source.topic().equals(Catalogue.COMMANDS.name())) {
            command(graphs, record, now.currentSystemTimeMs());
        } else {
            TableBatch batch = read(record);
            graphs.apply(
                    batch,
                    record,
                    new DeadLetters.Source(source.topic(), source.partition(), source.offset()),
                    now.currentSystemTimeMs());
        }
        telemetry.step("apply", System.nanoTime() - nanos);
    }

    private static void command(GraphWork graphs, Record<byte[], byte[]> record, long nowMillis) {
        GraphId id;
        Command command;
        try {
            id = RecordKey.parse(record.key()).graph();
            command = Documents.command(record.value());
        } catch (MalformedRecord | IllegalArgumentException | NullPointerException e) {
            throw StageException.badData(Reason.POISON, "unreadable command: " + e.getMessage());
        }
        switch (command) {
            case Command.Delete _ -> {
                LOG.info("graph={} deleted", id);
                graphs.delete(id, nowMillis);
            }
            case Command.Look _,
                    Command.Play _,
                    Command.Pause _,
                    Command.Relayout _,
                    Command.Arrange _,
                    Command.Configure _,
                    Command.Pin _,
                    Command.Unpin _ -> {} // The layout's.
        }
    }

    private static TableBatch read(Record<byte[], byte[]> record) {
        try {
            TableBatch batch = TableBatches.decode(record.value());
            GraphId keyed = RecordKey.parse(record.key()).graph();
            if (!keyed.equals(batch.header().graph())) {
                throw new MalformedRecord("its key names graph " + keyed + ", its header "
                        + batch.header().graph());
            }
            return batch;
        } catch (MalformedRecord | IllegalArgumentException | NullPointerException e) {
            throw StageException.badData(Reason.POISON, "unreadable table batch: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        if (work != null) {
            work.close();
        }
        work = null;
    }
}
