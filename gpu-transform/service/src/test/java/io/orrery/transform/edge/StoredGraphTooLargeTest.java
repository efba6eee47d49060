package io.orrery.transform.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.orrery.stage.DeadLetters;
import io.orrery.stage.Telemetry;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.model.Reason;
import io.orrery.topics.model.RecordKey;
import io.orrery.topics.model.StageStatus;
import io.orrery.topics.wire.Documents;
import io.orrery.topics.wire.TableBatch;
import io.orrery.topics.wire.TableBatches;
import io.orrery.transform.TransformConfig;
import io.orrery.transform.core.Batch;
import io.orrery.transform.core.GraphLimits;
import io.orrery.transform.core.SeededRows;
import io.orrery.transform.core.SeededRows.Row;
import io.orrery.transform.core.SnapshotPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A graph grew under much memory and the server was started again with little.
class StoredGraphTooLargeTest {
    private static final int ROWS = 20_000;
    private static final List<Row> BIG = IntStream.range(0, ROWS)
            .mapToObj(i -> new Row("user-" + i, "ip-" + i, "ok", 1_700_000_000_000L, 1, "red"))
            .toList();

    @TempDir
    Path folder;

    private final KeyValueStore<String, byte[]> store = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore(TransformProcessor.STORE), Serdes.String(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();
    private MockProcessorContext<byte[], byte[]> context;
    private TransformProcessor processor;
    private long offset;

    @BeforeEach
    void open() {
        context = new MockProcessorContext<>();
        context.setCurrentSystemTimeMs(1_700_000_000_000L);
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
    }

    @Test
    void itsBatchesGoToTheDeadLettersAndItsStatusSaysWhyUntilThereIsMoreMemory() {
        start(Long.MAX_VALUE);
        send(SeededRows.upload(BIG, 0, ROWS, 0, false, SeededRows.spec(0)));
        assertThat(lastStatus().edges()).isEqualTo(ROWS);

        start(1 << 20);
        send(SeededRows.upload(BIG, 0, 10, 1, false, SeededRows.spec(0)));
        DeadLetters.Letter letter = DeadLetters.read(
                        forwarded(Catalogue.DEAD_LETTERS.name()).getLast().headers())
                .orElseThrow();
        assertThat(letter.reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(letter.detail()).contains("larger than the 1 MiB").contains("grew where there was more");
        assertThat(lastStatus().state()).isEqualTo(StageStatus.State.FAILED);
        assertThat(lastStatus().edges()).isEqualTo(ROWS);
        assertThat(lastStatus().problems().getFirst().message()).isEqualTo(letter.detail());

        start(Long.MAX_VALUE);
        int letters = forwarded(Catalogue.DEAD_LETTERS.name()).size();
        send(SeededRows.upload(BIG, 0, 10, 1, true, SeededRows.spec(0)));
        assertThat(forwarded(Catalogue.DEAD_LETTERS.name())).hasSize(letters);
        assertThat(lastStatus().state()).isEqualTo(StageStatus.State.IDLE);
    }

    private void start(long maxBytes) {
        if (processor != null) {
            processor.close();
        }
        ResidentGraphs residents = new ResidentGraphs(Long.MAX_VALUE);
        TransformConfig config = new TransformConfig(
                folder, 1, Long.MAX_VALUE, new GraphLimits(100_000, 100_000, maxBytes, 0, 0), SnapshotPolicy.DEFAULT);
        processor =
                new TransformProcessor(config, () -> residents, new Telemetry(new SimpleMeterRegistry(), "transform"));
        processor.init(context);
    }

    private void send(Batch batch) {
        context.setRecordMetadata(Catalogue.TABLES.name(), 0, offset++);
        processor.process(new Record<>(
                RecordKey.of(SeededRows.GRAPH, "any").toBytes(),
                TableBatches.encode(new TableBatch(batch.header(), batch.table())),
                1));
    }

    private StageStatus lastStatus() {
        return Documents.stageStatus(
                (byte[]) forwarded(Catalogue.STATUS.name()).getLast().value());
    }

    private List<Record<? extends byte[], ? extends byte[]>> forwarded(String sink) {
        return context.forwarded().stream()
                .filter(capture -> capture.childName().orElseThrow().equals(sink))
                .<Record<? extends byte[], ? extends byte[]>>map(MockProcessorContext.CapturedForward::record)
                .toList();
    }
}
