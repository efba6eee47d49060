package io.orrery.transform.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.orrery.stage.DeadLetters;
import io.orrery.stage.KafkaSettings;
import io.orrery.stage.Telemetry;
import io.orrery.stage.streams.StreamsSettings;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.Topic;
import io.orrery.topics.model.Command;
import io.orrery.topics.model.GraphHead;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.GraphSpec;
import io.orrery.topics.model.Reason;
import io.orrery.topics.model.RecordKey;
import io.orrery.topics.model.StageStatus;
import io.orrery.topics.model.TableHeader;
import io.orrery.topics.wire.Documents;
import io.orrery.topics.wire.Frame;
import io.orrery.topics.wire.TableBatch;
import io.orrery.topics.wire.TableBatches;
import io.orrery.transform.TransformConfig;
import io.orrery.transform.core.Batch;
import io.orrery.transform.core.Graph;
import io.orrery.transform.core.GraphLimits;
import io.orrery.transform.core.GraphText;
import io.orrery.transform.core.SeededRows;
import io.orrery.transform.core.SeededRows.Row;
import io.orrery.transform.core.SnapshotPolicy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransformTopologyTest {
    private static final GraphId GRAPH = SeededRows.GRAPH;
    private static final int ROWS = 2_000;

    @TempDir
    Path folder;

    private final List<StageStatus> statuses = new ArrayList<>();
    private TopologyTestDriver driver;
    private TestInputTopic<byte[], byte[]> tables;
    private TestInputTopic<byte[], byte[]> events;
    private TestInputTopic<byte[], byte[]> commands;

    @BeforeEach
    void start() {
        // Bounds so small that snapshots, gathering of pages and re-reading of graphs happen all the time.
        start(new TransformConfig(folder, 1, 1, GraphLimits.DEFAULT, new SnapshotPolicy(20_000, 60_000, 200_000)));
    }

    private void start(TransformConfig config) {
        Telemetry telemetry = new Telemetry(new SimpleMeterRegistry(), "transform");
        driver = new TopologyTestDriver(
                TransformTopology.of(config, telemetry),
                StreamsSettings.of("transform", Catalogue.GRAPH_DELTAS, folder)
                        .properties(KafkaSettings.plain("localhost:1"), telemetry));
        tables = input(Catalogue.TABLES);
        events = input(Catalogue.EVENT_TABLES);
        commands = input(Catalogue.COMMANDS);
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void anUploadBecomesChangeSetsThenASnapshotWithItsHead() {
        List<Row> rows = SeededRows.rows(1, ROWS, 200);
        Graph expected = new Graph(GRAPH, 1, GraphLimits.DEFAULT);
        int[] cuts = SeededRows.cuts(1, ROWS, 300);
        for (int i = 0; i + 1 < cuts.length; i++) {
            Batch batch = SeededRows.upload(rows, cuts[i], cuts[i + 1], i, i + 2 == cuts.length, SeededRows.spec(0));
            expected.apply(batch);
            send(tables, batch);
        }
        List<TestRecord<byte[], byte[]>> deltas = read(Catalogue.GRAPH_DELTAS);
        FrameModel follower = new FrameModel();
        deltas.forEach(record -> follower.apply(record.value()));
        assertThat(follower.text()).isEqualTo(GraphText.of(expected));

        GraphHead head =
                Documents.graphHead(read(Catalogue.GRAPH_HEADS).getLast().value());
        assertThat(head.seq()).isEqualTo(expected.seq());
        assertThat(head.edges()).isEqualTo(expected.edgeCount());
        assertThat(deltas.getLast().timestamp()).isEqualTo(head.snapshotMillis());
        FrameModel joiner = new FrameModel();
        List<TestRecord<byte[], byte[]>> parts = newest(read(Catalogue.GRAPH_SNAPSHOTS), head);
        assertThat(parts).hasSize(head.parts());
        parts.forEach(record -> joiner.apply(record.value()));
        assertThat(joiner.text()).isEqualTo(follower.text());

        StageStatus status =
                Documents.stageStatus(read(Catalogue.STATUS).getLast().value());
        assertThat(status.state()).isEqualTo(StageStatus.State.IDLE);
        assertThat(status.detail()).containsExactly("EDGES:upload-1");
        assertThat(status.rows()).isEqualTo(ROWS);
        assertThat(status.rejected()).isEqualTo(expected.refused());
    }

    @Test
    void twoFeedsThatTakeTurnsInMemoryGiveTheGraphsOfTheCore() {
        List<Row> rows = SeededRows.rows(2, ROWS, 200);
        GraphSpec spec = SeededRows.spec(60_000);
        Graph expected = new Graph(GRAPH, 1, GraphLimits.DEFAULT);
        GraphId other = new GraphId("other");
        int[] cuts = SeededRows.cuts(2, ROWS, 50);
        for (int i = 0; i + 1 < cuts.length; i++) {
            Batch batch = SeededRows.events(rows, cuts[i], cuts[i + 1], spec);
            expected.apply(batch);
            send(events, batch);
            send(events, as(other, batch));
        }
        FrameModel mine = new FrameModel();
        FrameModel others = new FrameModel();
        for (TestRecord<byte[], byte[]> record : read(Catalogue.GRAPH_DELTAS)) {
            (RecordKey.parse(record.key()).graph().equals(other) ? others : mine).apply(record.value());
        }
        assertThat(mine.text()).isEqualTo(GraphText.of(expected));
        assertThat(others.text()).isEqualTo(mine.text());
        assertThat(mine.edgeCount()).isPositive();
    }

    @Test
    void aBatchThatComesAgainChangesNothing() {
        List<Row> rows = SeededRows.rows(3, 100, 20);
        Batch batch = SeededRows.upload(rows, 0, 100, 0, true, SeededRows.spec(0));
        send(tables, batch);
        int before = read(Catalogue.GRAPH_DELTAS).size();
        send(tables, batch);

        assertThat(before).isPositive();
        assertThat(read(Catalogue.GRAPH_DELTAS)).isEmpty();
        assertThat(read(Catalogue.GRAPH_HEADS)).hasSize(1);
    }

    @Test
    void aPoisonedBatchGoesToTheDeadLettersAsItCameAndTheRestFlows() {
        List<Row> rows = SeededRows.rows(4, 100, 20);
        byte[] garbage = "garbage".getBytes(StandardCharsets.UTF_8);
        tables.pipeInput(key("upload-1/1"), garbage);
        tables.pipeInput("no graph".getBytes(StandardCharsets.UTF_8), garbage);
        commands.pipeInput(key("1"), garbage);
        byte[] cut = encoded(SeededRows.upload(rows, 0, 100, 0, true, SeededRows.spec(0)));
        tables.pipeInput(key("upload-1/2"), Arrays.copyOf(cut, cut.length / 2));
        send(tables, SeededRows.upload(rows, 0, 100, 0, true, SeededRows.spec(0)));

        List<TestRecord<byte[], byte[]>> letters = read(Catalogue.DEAD_LETTERS);
        assertThat(letters.getFirst().value()).isEqualTo(garbage);
        assertThat(letters.subList(0, 4))
                .allSatisfy(letter -> assertThat(
                                DeadLetters.read(letter.headers()).orElseThrow().reason())
                        .isEqualTo(Reason.POISON));
        assertThat(read(Catalogue.GRAPH_DELTAS)).isNotEmpty();
    }

    @Test
    void aRowWithoutAnEndIsNamedInADeadLetterAndInTheStatus() {
        List<Row> rows = List.of(
                new Row("a", "1", "ok", 1_000, 1, ""),
                new Row(null, "1", "ok", 2_000, 1, ""),
                new Row("b", "1", "ok", 3_000, 1, ""));
        send(tables, SeededRows.upload(rows, 0, 3, 0, true, SeededRows.spec(0)));

        DeadLetters.Letter letter = DeadLetters.read(
                        read(Catalogue.DEAD_LETTERS).getFirst().headers())
                .orElseThrow();
        assertThat(letter.reason()).isEqualTo(Reason.MISSING_ENTITY);
        assertThat(letter.detail()).contains("row 1: no node id in column 'user'");
        StageStatus status =
                Documents.stageStatus(read(Catalogue.STATUS).getLast().value());
        assertThat(status.rejected()).isEqualTo(1);
        assertThat(status.edges()).isEqualTo(2);
        assertThat(status.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.position()).isEqualTo("row 1"));
    }

    @Test
    void anUploadOfWhichNothingCouldBeTakenStillGetsAHead() {
        List<Row> rows = List.of(new Row(null, "1", "ok", 1_000, 1, ""));
        send(tables, SeededRows.upload(rows, 0, 1, 0, true, SeededRows.spec(0)));

        GraphHead head =
                Documents.graphHead(read(Catalogue.GRAPH_HEADS).getLast().value());
        assertThat(head.nodes()).isZero();
        assertThat(head.snapshotMillis()).isPositive();
        assertThat(newest(read(Catalogue.GRAPH_SNAPSHOTS), head)).hasSize(head.parts());
        assertThat(read(Catalogue.GRAPH_DELTAS)).isEmpty();
    }

    @Test
    void aDeletedGraphLeavesTombstonesAndStaysDeleted() {
        List<Row> rows = SeededRows.rows(5, 100, 20);
        send(tables, SeededRows.upload(rows, 0, 50, 0, false, SeededRows.spec(0)));
        int parts = read(Catalogue.GRAPH_SNAPSHOTS).size();
        read(Catalogue.GRAPH_HEADS);
        read(Catalogue.GRAPH_DELTAS);
        commands.pipeInput(key("1"), Documents.encode(new Command.Delete()));
        send(tables, SeededRows.upload(rows, 50, 100, 1, true, SeededRows.spec(0)));

        assertThat(read(Catalogue.GRAPH_SNAPSHOTS))
                .hasSize(parts)
                .allSatisfy(record -> assertThat(record.value()).isNull());
        assertThat(read(Catalogue.GRAPH_HEADS).getLast().value()).isNull();
        assertThat(read(Catalogue.GRAPH_DELTAS)).isEmpty();
        assertThat(driver.getKeyValueStore(TransformProcessor.STORE).all())
                .toIterable()
                .hasSize(1);
    }

    @Test
    void aGraphThatLeftMemoryWithNewsAndWasThenDeletedSaysNothingMore() {
        List<Row> rows = SeededRows.rows(9, 100, 20);
        send(events, SeededRows.events(rows, 0, 50, SeededRows.spec(0)));
        Batch batch = SeededRows.events(rows, 50, 100, SeededRows.spec(0));
        send(events, batch);
        send(events, as(new GraphId("other"), batch));
        read(Catalogue.STATUS);
        commands.pipeInput(key("1"), Documents.encode(new Command.Delete()));
        driver.advanceWallClockTime(Duration.ofSeconds(1));

        List<TestRecord<byte[], byte[]>> said = read(Catalogue.STATUS);
        assertThat(said)
                .filteredOn(record -> record.value() != null)
                .extracting(record -> Documents.stageStatus(record.value()).graph())
                .doesNotContain(GRAPH);
        assertThat(said).anyMatch(record -> record.value() == null);
    }

    @Test
    void anOldSnapshotIsRenewedThoughNothingMoreComes() {
        List<Row> rows = SeededRows.rows(6, 100, 20);
        send(events, SeededRows.events(rows, 0, 50, SeededRows.spec(0)));
        send(events, SeededRows.events(rows, 50, 100, SeededRows.spec(0)));
        List<TestRecord<byte[], byte[]>> deltas = read(Catalogue.GRAPH_DELTAS);
        assertThat(read(Catalogue.GRAPH_HEADS)).hasSize(1);
        driver.advanceWallClockTime(Duration.ofMinutes(2));
        driver.advanceWallClockTime(Duration.ofSeconds(1));

        GraphHead head =
                Documents.graphHead(read(Catalogue.GRAPH_HEADS).getLast().value());
        assertThat(head.seq()).isEqualTo(2);
        assertThat(head.snapshotMillis()).isEqualTo(deltas.getLast().timestamp());
        driver.advanceWallClockTime(Duration.ofMinutes(2));
        assertThat(read(Catalogue.GRAPH_HEADS)).isEmpty();
    }

    @Test
    void aLargeGraphIsWrittenOutApartFromItsBatch() {
        driver.close();
        start(new TransformConfig(folder, 1, 1, GraphLimits.DEFAULT, new SnapshotPolicy(20_000, 60_000, 10)));
        List<Row> rows = SeededRows.rows(8, 100, 20);
        send(tables, SeededRows.upload(rows, 0, 100, 0, true, SeededRows.spec(0)));
        assertThat(read(Catalogue.GRAPH_DELTAS)).isNotEmpty();
        assertThat(read(Catalogue.GRAPH_HEADS)).isEmpty();
        assertThat(read(Catalogue.GRAPH_SNAPSHOTS)).isEmpty();
        driver.advanceWallClockTime(Duration.ofMillis(100));

        GraphHead head =
                Documents.graphHead(read(Catalogue.GRAPH_HEADS).getLast().value());
        assertThat(newest(read(Catalogue.GRAPH_SNAPSHOTS), head)).hasSize(head.parts());
        driver.advanceWallClockTime(Duration.ofSeconds(1));
        assertThat(read(Catalogue.GRAPH_HEADS)).isEmpty();
    }

    @Test
    void aGraphThatGetsNothingMoreComesToRestInItsStatus() {
        List<Row> rows = SeededRows.rows(7, 100, 20);
        Batch batch = SeededRows.events(rows, 0, 50, SeededRows.spec(0));
        send(events, batch);
        // The other one takes its place in memory.
        send(events, as(new GraphId("other"), batch));
        driver.advanceWallClockTime(Duration.ofSeconds(1));
        driver.advanceWallClockTime(Duration.ofSeconds(20));

        for (GraphId id : List.of(GRAPH, new GraphId("other"))) {
            StageStatus last = read(Catalogue.STATUS, id).getLast();
            assertThat(last.state()).isEqualTo(StageStatus.State.IDLE);
            assertThat(last.perSecond()).isZero();
            assertThat(last.rows()).isEqualTo(50);
        }
    }

    private List<StageStatus> read(Topic topic, GraphId id) {
        statuses.addAll(read(topic).stream()
                .map(record -> Documents.stageStatus(record.value()))
                .toList());
        return statuses.stream().filter(status -> status.graph().equals(id)).toList();
    }

    private static List<TestRecord<byte[], byte[]>> newest(List<TestRecord<byte[], byte[]>> parts, GraphHead head) {
        return parts.stream()
                .filter(record -> record.value() != null
                        && Frame.of(record.value()).header().seq() == head.seq())
                .toList();
    }

    private static Batch as(GraphId id, Batch batch) {
        TableHeader h = batch.header();
        return new Batch(
                new TableHeader(
                        id,
                        h.upload(),
                        h.part(),
                        h.index(),
                        h.last(),
                        h.firstRow(),
                        h.progress(),
                        h.spec(),
                        h.receivedMicros(),
                        h.trace()),
                batch.table(),
                batch.offset());
    }

    private static void send(TestInputTopic<byte[], byte[]> topic, Batch batch) {
        topic.pipeInput(RecordKey.of(batch.header().graph(), "any").toBytes(), encoded(batch));
    }

    private static byte[] encoded(Batch batch) {
        return TableBatches.encode(new TableBatch(batch.header(), batch.table()));
    }

    private static byte[] key(String suffix) {
        return RecordKey.of(GRAPH, suffix).toBytes();
    }

    private TestInputTopic<byte[], byte[]> input(Topic topic) {
        return driver.createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private List<TestRecord<byte[], byte[]>> read(Topic topic) {
        TestOutputTopic<byte[], byte[]> output =
                driver.createOutputTopic(topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        return output.readRecordsToList();
    }
}
