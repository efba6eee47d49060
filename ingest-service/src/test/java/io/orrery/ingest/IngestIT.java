package io.orrery.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.ingest.table.Limits;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.model.Column;
import io.orrery.topics.model.Entity;
import io.orrery.topics.model.FileFormat;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.GraphSpec;
import io.orrery.topics.model.Reason;
import io.orrery.topics.model.Relation;
import io.orrery.topics.model.StageStatus;
import io.orrery.topics.model.Table;
import io.orrery.topics.wire.TableBatch;
import io.orrery.topics.wire.TableBatches;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestIT {
    /// One for uploads, one for events, one for questions about mappings.
    private static final int LOOPS = 3;

    private final IngestHarness harness = new IngestHarness();

    @TempDir
    Path scratch;

    private static byte[] edges(int rows) {
        StringBuilder csv = new StringBuilder("src,dst,weight,note\n");
        for (int i = 0; i < rows; i++) {
            csv.append(i % 1_000)
                    .append(",n")
                    .append(i * 7 % 1_013)
                    .append(',')
                    .append(i / 4.0)
                    .append(",note ")
                    .append(i)
                    .append('\n');
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void anUploadComesOutAsTablesAndItsStatusSaysDone() throws Exception {
        GraphId graph = IngestHarness.graph("upload");
        harness.upload(graph, "u1", FileFormat.CSV, edges(50_000));
        try (IngestApplication application = harness.start(scratch, Limits.DEFAULT)) {
            List<TableBatch> batches = harness.awaitUpload(graph);
            assertThat(batches.stream().mapToInt(b -> b.table().rows()).sum()).isEqualTo(50_000);
            assertThat(batches).extracting(b -> b.header().index()).containsExactly(0, 1, 2);
            assertThat(batches.getLast().header().last()).isTrue();
            Table first = batches.getFirst().table();
            assertThat(first.columnNames()).containsExactly("src", "dst", "weight", "note");
            assertThat(first.columns().getFirst()).isInstanceOf(Column.Integers.class);
            StageStatus done = harness.awaitStatus(graph, s -> s.detail().contains("EDGES:u1"));
            assertThat(done.rows()).isEqualTo(50_000);
            assertThat(done.progress()).isEqualTo(1);
            harness.awaitReady(application);
        }
    }

    @Test
    void aRefusedUploadSaysWhyInStatusAndDeadLetters() throws Exception {
        GraphId graph = IngestHarness.graph("refused");
        harness.upload(graph, "u1", FileFormat.CSV, "source,dst\n1,2\n".getBytes(StandardCharsets.UTF_8));
        harness.send(Catalogue.UPLOAD_JOBS.name(), graph, "u2", new byte[] {9, 9, 9});
        try (IngestApplication application = harness.start(scratch, Limits.DEFAULT)) {
            StageStatus failed = harness.awaitStatus(graph, s -> s.state() == StageStatus.State.FAILED);
            assertThat(failed.problems())
                    .anySatisfy(p -> assertThat(p.message())
                            .isEqualTo("The table has no column \"src\"; it has \"source\", \"dst\"."));
            assertThat(harness.awaitDeadLetters(graph, 2))
                    .extracting(IngestHarness::said)
                    .anySatisfy(said -> assertThat(said).startsWith("MISSING_COLUMN The table has no column"))
                    .anySatisfy(said -> assertThat(said).startsWith("POISON"));
            assertThat(application.health()).allMatch(h -> h.report().live());
        }
    }

    @Test
    void aGraphFileComesOutAsNodesAndEdgesOfOneUpload() throws Exception {
        GraphId graph = IngestHarness.graph("file");
        byte[] gml = "graph [ edge [ source 1 target 2 ] node [ id 1 label \"one\" ] node [ id 2 ] ]"
                .getBytes(StandardCharsets.UTF_8);
        harness.upload(graph, "u1", FileFormat.GML, gml);
        try (IngestApplication application = harness.start(scratch, Limits.DEFAULT)) {
            List<TableBatch> batches = harness.awaitUpload(graph);
            assertThat(batches)
                    .extracting(b -> b.header().index() + " " + b.header().part() + " "
                            + b.table().rows() + " " + b.header().last())
                    .containsExactly("0 NODES 2 false", "1 EDGES 1 true");
            assertThat(batches.getFirst().table().columnNames()).containsExactly("id", "label");
            assertThat(harness.awaitStatus(graph, s -> s.detail().contains("EDGES:u1"))
                            .rows())
                    .isEqualTo(3);
            harness.awaitReady(application);
        }
    }

    @Test
    void anUploadWhoseChunksAreGoneIsRefused() throws Exception {
        GraphId graph = IngestHarness.graph("gone");
        byte[] bytes = edges(10);
        harness.upload(graph, "u1", FileFormat.CSV, bytes);
        harness.send(
                Catalogue.UPLOAD_JOBS.name(),
                graph,
                "u1",
                io.orrery.topics.wire.Documents.encode(new io.orrery.topics.model.UploadJob(
                        graph,
                        "u2",
                        io.orrery.topics.model.TablePart.EDGES,
                        FileFormat.CSV,
                        Map.of(),
                        io.orrery.topics.catalog.Partitions.of(graph, IngestHarness.PARTITIONS),
                        0,
                        1_000_000,
                        3,
                        300,
                        GraphSpec.ofEdges("src", "dst"),
                        1,
                        "")));
        try (IngestApplication application = harness.start(scratch, Limits.DEFAULT)) {
            StageStatus failed = harness.awaitStatus(graph, s -> s.state() == StageStatus.State.FAILED);
            assertThat(failed.problems().getFirst().message())
                    .isEqualTo("The upload is cut off: only 0 of its 3 chunks (0 of 300 bytes) are still in the log.");
            assertThat(application.health()).hasSize(LOOPS);
        }
    }

    @Test
    void anUploadCutShortBetweenTransactionsIsReadAgainToTheSameBytes() throws Exception {
        Map<Integer, List<byte[]>> byIndex = interrupted(Limits.DEFAULT, Limits.DEFAULT);
        assertThat(byIndex.values())
                .allSatisfy(copies -> assertThat(copies).allMatch(c -> Arrays.equals(c, copies.getFirst())));
        assertThat(byIndex.keySet()).hasSize(byIndex.size()).contains(0);
        int rows = byIndex.values().stream()
                .mapToInt(
                        copies -> TableBatches.decode(copies.getFirst()).table().rows())
                .sum();
        assertThat(rows).isEqualTo(1_500_000);
    }

    @Test
    void theCheckAboveNoticesBatchesThatDiffer() throws Exception {
        Limits others = new Limits(1_000, 1_000_000, 1_000, 900_000, 200_000_000L, 4L << 30, 200);
        Map<Integer, List<byte[]>> byIndex = interrupted(Limits.DEFAULT, others);
        assertThat(byIndex.get(0)).hasSize(2);
        assertThat(byIndex.get(0).get(0)).isNotEqualTo(byIndex.get(0).get(1));
    }

    /// Stops the stage as soon as some batches of a long upload are visible, starts it again, and gives every copy of
    /// every batch.
    private Map<Integer, List<byte[]>> interrupted(Limits before, Limits after) throws Exception {
        GraphId graph = IngestHarness.graph("cut");
        harness.upload(graph, "u1", FileFormat.CSV, edges(1_500_000));
        String tables = Catalogue.TABLES.name();
        try (IngestApplication application = harness.start(scratch, before)) {
            List<ConsumerRecord<byte[], byte[]>> some = harness.await(tables, graph, records -> !records.isEmpty());
            assertThat(some).isNotEmpty();
            assertThat(application.health()).hasSize(LOOPS);
        }
        List<ConsumerRecord<byte[], byte[]>> left = harness.await(tables, graph, records -> !records.isEmpty());
        assertThat(IngestHarness.hasLast(left))
                .as("the upload was stopped in the middle")
                .isFalse();
        try (IngestApplication application = harness.start(scratch, after)) {
            assertThat(application.health()).hasSize(LOOPS);
            Map<Integer, List<byte[]>> byIndex = new TreeMap<>();
            for (ConsumerRecord<byte[], byte[]> r : harness.await(tables, graph, IngestHarness::hasLast)) {
                byIndex.computeIfAbsent(TableBatches.header(r.value()).index(), _ -> new ArrayList<>())
                        .add(r.value());
            }
            return byIndex;
        }
    }

    private static GraphSpec logons() {
        Relation logon = new Relation(
                new Entity("user.name", "user"), new Entity("source.ip", "ip"), "logon", Map.of(), List.of("bytes"));
        return new GraphSpec("", List.of(logon), "@timestamp", 60_000, List.of("action"), List.of());
    }

    @Test
    void eventsBecomeRowsAndWhatIsWrongGoesToTheDeadLetters() throws Exception {
        GraphId graph = IngestHarness.graph("feed");
        GraphId nobody = IngestHarness.graph("nobody");
        harness.define(graph, logons());
        String good =
                "{\"@timestamp\":\"2026-11-22T10:00:00.5+02:00\",\"user\":{\"name\":\"ann\"},\"source.ip\":\"10.0.0.1\",\"bytes\":\"12\",\"action\":[\"in\"]}";
        try (IngestApplication application = harness.start(scratch, Limits.DEFAULT)) {
            harness.event(graph, "e1", good, 77);
            harness.event(graph, "e2", "{\"user\":", 78);
            harness.event(graph, "e3", good.replace("10.0.0.1", "-"), 79);
            harness.event(graph, "e4", good.replace("2026-11-22T10", "yesterday"), 80);
            harness.event(nobody, "e5", good, 81);
            harness.event(graph, "e6", good, 82);
            List<ConsumerRecord<byte[], byte[]>> records =
                    harness.await(Catalogue.EVENT_TABLES.name(), graph, all -> rows(all) >= 2);
            assertThat(rows(records)).isEqualTo(2);
            Table table = TableBatches.decode(records.getFirst().value()).table();
            assertThat(table.columns())
                    .extracting(c -> c.name() + "=" + c.text(0))
                    .startsWith(
                            "user.name=ann",
                            "source.ip=10.0.0.1",
                            "@timestamp=2026-11-22T08:00:00.500Z",
                            "bytes=12",
                            "action=in")
                    .endsWith("_received=1970-01-01T00:00:00.000077Z");
            assertThat(harness.awaitDeadLetters(graph, 3))
                    .extracting(IngestHarness::said)
                    .containsExactlyInAnyOrder(
                            "TRUNCATED The event is cut off: the JSON ends too early. (byte 8)",
                            "MISSING_ENTITY The event has no value for source.ip. (field source.ip)",
                            "BAD_TIME Field @timestamp reads \"yesterday:00:00.5+02:00\", which is not a time. (field @timestamp)");
            assertThat(harness.awaitDeadLetters(nobody, 1))
                    .extracting(IngestHarness::said)
                    .containsExactly("UNKNOWN_FEED no feed is defined for graph " + nobody);
            StageStatus status = harness.awaitStatus(graph, s -> s.rows() == 2 && s.rejected() == 3);
            assertThat(status.problems())
                    .extracting(p -> p.reason())
                    .containsExactlyInAnyOrder(Reason.TRUNCATED, Reason.MISSING_ENTITY, Reason.BAD_TIME);
            harness.awaitReady(application);
        }
    }

    private static int rows(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream()
                .mapToInt(r -> TableBatches.decode(r.value()).table().rows())
                .sum();
    }

    @Test
    void everyEventPassesOnceAlthoughTheStageIsRestartedInTheMiddle() throws Exception {
        GraphId graph = IngestHarness.graph("restart");
        harness.define(graph, logons());
        List<ProducerRecord<byte[], byte[]>> events = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            byte[] line = ("{\"user.name\":\"u" + i + "\",\"source\":{\"ip\":\"10.0.0.1\"}}")
                    .getBytes(StandardCharsets.UTF_8);
            events.add(IngestHarness.record(Catalogue.EVENTS.name(), graph, "e" + i, line));
        }
        io.orrery.stage.testing.TestTopics.send(harness.kafka, events);
        for (int i = 0; i < 3; i++) {
            try (IngestApplication application = harness.start(scratch, Limits.DEFAULT)) {
                assertThat(application.health()).hasSize(LOOPS);
                Thread.sleep(Duration.ofMillis(150L * i));
            }
        }
        try (IngestApplication application = harness.start(scratch, Limits.DEFAULT)) {
            assertThat(application.health()).hasSize(LOOPS);
            List<ConsumerRecord<byte[], byte[]>> records =
                    harness.await(Catalogue.EVENT_TABLES.name(), graph, all -> rows(all) >= 20_000);
            List<String> users = records.stream()
                    .flatMap(r -> {
                        Table table = TableBatches.decode(r.value()).table();
                        return java.util.stream.IntStream.range(0, table.rows())
                                .mapToObj(row -> String.valueOf(
                                        table.columns().getFirst().text(row)));
                    })
                    .toList();
            assertThat(users).hasSize(20_000).doesNotHaveDuplicates();
        }
    }
}
