package io.orrery.transform.edge;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.orrery.stage.KafkaSettings;
import io.orrery.stage.testing.Backends;
import io.orrery.stage.testing.TestTopics;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.Partitions;
import io.orrery.topics.model.Column;
import io.orrery.topics.model.Entity;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.GraphSpec;
import io.orrery.topics.model.RecordKey;
import io.orrery.topics.model.Relation;
import io.orrery.topics.model.Table;
import io.orrery.topics.model.TableHeader;
import io.orrery.topics.model.TablePart;
import io.orrery.topics.wire.Documents;
import io.orrery.topics.wire.TableBatch;
import io.orrery.topics.wire.TableBatches;
import io.orrery.transform.TransformApplication;
import io.orrery.transform.TransformConfig;
import io.orrery.transform.core.Batch;
import io.orrery.transform.core.ChangeSet;
import io.orrery.transform.core.Graph;
import io.orrery.transform.core.GraphLimits;
import io.orrery.transform.core.GraphStates;
import io.orrery.transform.core.Outcome;
import io.orrery.transform.core.SnapshotOrder;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How fast one thread folds, encodes, stores and restores a graph of 100,000 nodes and 1,000,000 edges:
///
/// `./mvnw -q -Dquick -pl gpu-transform/service -am test -Dtest=TransformBench -Dsurefire.failIfNoSpecifiedTests=false`
@Tag("bench")
class TransformBench {
    private static final int NODES = 100_000;
    private static final int EDGES = 1_000_000;
    private static final int BATCH = 32_768;
    private static final GraphId GRAPH = new GraphId("bench");

    @Test
    void foldsStoresAndRestoresAMillionEdges() {
        List<byte[]> upload = upload();
        for (int round = 0; round < 3; round++) {
            String which = round == 0 ? "cold" : "warm";
            measure(which, upload);
        }
        List<Batch> feed = feed();
        for (int round = 0; round < 3; round++) {
            long start = cpuNanos();
            Graph graph = new Graph(GRAPH, 1, GraphLimits.DEFAULT);
            feed.forEach(graph::apply);
            print(round == 0 ? "cold" : "warm", "feed of 1M events, 10 min window: fold", start, EDGES);
        }
    }

    /// The whole way: tables on a real broker to the snapshot's head, then a start from nothing but the topics.
    @Test
    void carriesAMillionEdgesThroughABroker(@TempDir Path state, @TempDir Path other) throws InterruptedException {
        KafkaSettings kafka = Backends.kafkaWithTopics();
        List<byte[]> upload = upload();
        try (TransformApplication application = start(kafka, state);
                TopicTail heads = new TopicTail(kafka, Catalogue.GRAPH_HEADS)) {
            waitUntil(() -> application.health().report().ready());
            long start = System.nanoTime();
            TestTopics.send(kafka, upload.stream().map(TransformBench::record).toList());
            say("wall", "upload: tables on the topic", System.nanoTime() - start, EDGES);
            waitUntil(() -> edgesOfHead(heads) > EDGES - 1_000);
            say("wall", "upload: tables sent to head written", System.nanoTime() - start, EDGES);
        }
        long start = System.nanoTime();
        try (TransformApplication application = start(kafka, state)) {
            waitUntil(() -> application.health().report().ready());
            say("wall", "start with its local state", System.nanoTime() - start, EDGES);
        }
        start = System.nanoTime();
        try (TransformApplication application = start(kafka, other);
                DeltaWatch watch = new DeltaWatch(kafka, GRAPH)) {
            waitUntil(() -> application.health().report().ready());
            say("wall", "start without local state: changelog read", System.nanoTime() - start, EDGES);
            watch.skip();
            start = System.nanoTime();
            TestTopics.send(kafka, List.of(record(oneMore())));
            watch.await();
            say("wall", "first batch after it: graph restored, change set read", System.nanoTime() - start, EDGES);
        }
    }

    private static TransformApplication start(KafkaSettings kafka, Path state) {
        TransformApplication application =
                new TransformApplication(kafka, TransformConfig.of(state), new SimpleMeterRegistry());
        application.start();
        return application;
    }

    private static long edgesOfHead(TopicTail heads) {
        List<ConsumerRecord<byte[], byte[]>> known = heads.of(GRAPH);
        return known.isEmpty()
                ? 0
                : Documents.graphHead(known.getLast().value()).edges();
    }

    private static void waitUntil(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 6_000 && !condition.getAsBoolean(); i++) {
            Thread.sleep(10);
        }
        if (!condition.getAsBoolean()) {
            throw new IllegalStateException("waited in vain for a minute");
        }
    }

    private static ProducerRecord<byte[], byte[]> record(byte[] value) {
        int partition = Partitions.of(GRAPH, Catalogue.DEFAULT_PARTITIONS);
        return new ProducerRecord<>(
                Catalogue.TABLES.name(), partition, RecordKey.of(GRAPH, "any").toBytes(), value);
    }

    private static byte[] oneMore() {
        TableHeader header =
                new TableHeader(GRAPH, "more", TablePart.EDGES, 0, true, 0, 1, GraphSpec.ofEdges("src", "dst"), 0, "");
        SplittableRandom random = new SplittableRandom(9);
        return TableBatches.encode(new TableBatch(
                header, new Table(1, List.of(names("src", 1, random), names("dst", 1, random)))));
    }

    private static void measure(String which, List<byte[]> upload) {
        long decodeNanos = 0;
        long foldNanos = 0;
        long frameNanos = 0;
        long pageNanos = 0;
        long frameBytes = 0;
        Graph graph = new Graph(GRAPH, 1, GraphLimits.DEFAULT);
        List<byte[]> pages = new ArrayList<>();
        for (byte[] value : upload) {
            long t0 = cpuNanos();
            TableBatch decoded = TableBatches.decode(value);
            long t1 = cpuNanos();
            Outcome.Applied applied = (Outcome.Applied) graph.apply(new Batch(decoded.header(), decoded.table(), 1));
            ChangeSet changes = applied.changes();
            long t2 = cpuNanos();
            frameBytes += GraphFrameWriter.changeSet(graph, changes).stream()
                    .mapToLong(frame -> frame.length)
                    .sum();
            long t3 = cpuNanos();
            GraphStates.write(graph, changes, pages::add);
            long t4 = cpuNanos();
            decodeNanos += t1 - t0;
            foldNanos += t2 - t1;
            frameNanos += t3 - t2;
            pageNanos += t4 - t3;
        }
        say(which, "upload: decode tables", decodeNanos, EDGES);
        say(which, "upload: fold " + graph.nodeCount() + " nodes, " + graph.edgeCount() + " edges", foldNanos, EDGES);
        say(which, "upload: change sets, " + frameBytes / 1_000_000 + " MB", frameNanos, EDGES);
        long pageBytes = pages.stream().mapToLong(page -> page.length).sum();
        say(which, "upload: state pages, " + pageBytes / 1_000_000 + " MB", pageNanos, EDGES);
        long start = cpuNanos();
        LongAdder snapshotBytes = new LongAdder();
        GraphFrameWriter.snapshot(graph, SnapshotOrder.of(graph), frame -> snapshotBytes.add(frame.length));
        print(which, "snapshot, " + snapshotBytes.sum() / 1_000_000 + " MB", start, EDGES);
        start = cpuNanos();
        Graph restored = GraphStates.restore(
                GRAPH, GraphLimits.DEFAULT, GraphStates.summary(graph), pages.iterator(), held -> {});
        print(which, "restore " + restored.edgeCount() + " edges", start, EDGES);
        System.out.printf(Locale.ROOT, "%s  memory of the graph, estimated: %d MB%n", which, graph.bytes() >> 20);
    }

    /// Processor time of this thread: what others do on the machine does not count.
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void print(String which, String what, long start, int rows) {
        say(which, what, cpuNanos() - start, rows);
    }

    private static void say(String which, String what, long nanos, int rows) {
        System.out.printf(
                Locale.ROOT, "%s  %-60s %6d ms  %5.2f M rows/s%n", which, what, nanos / 1_000_000, rows * 1e3 / nanos);
    }

    private static List<byte[]> upload() {
        SplittableRandom random = new SplittableRandom(1);
        GraphSpec spec = GraphSpec.ofEdges("src", "dst");
        List<byte[]> batches = new ArrayList<>();
        for (int from = 0; from < EDGES; from += BATCH) {
            int rows = Math.min(BATCH, EDGES - from);
            boolean last = from + rows == EDGES;
            TableHeader header = new TableHeader(
                    GRAPH, "upload", TablePart.EDGES, batches.size(), last, from, 1, spec, 1_700_000_000_000_000L, "");
            batches.add(TableBatches.encode(new TableBatch(
                    header, new Table(rows, List.of(names("src", rows, random), names("dst", rows, random))))));
        }
        return batches;
    }

    /// One relation, 200 rows a batch, 2,000 events a second.
    private static List<Batch> feed() {
        SplittableRandom random = new SplittableRandom(2);
        Relation relation =
                new Relation(new Entity("src", "user"), new Entity("dst", "ip"), "logon", Map.of(), List.of());
        GraphSpec spec = new GraphSpec("", List.of(relation), "time", 600_000, List.of(), List.of());
        List<Batch> batches = new ArrayList<>();
        int rows = 200;
        for (int from = 0; from < EDGES; from += rows) {
            long[] micros = new long[rows];
            for (int i = 0; i < rows; i++) {
                micros[i] = 1_700_000_000_000_000L + (from + i) * 500L;
            }
            BitSet all = new BitSet();
            all.set(0, rows);
            TableHeader header =
                    new TableHeader(GRAPH, "feed", TablePart.EVENTS, -1, false, from, 1, spec, micros[rows - 1], "");
            batches.add(new Batch(
                    header,
                    new Table(
                            rows,
                            List.of(
                                    names("src", rows, random),
                                    names("dst", rows, random),
                                    new Column.Times("time", micros, all))),
                    from));
        }
        return batches;
    }

    private static Column names(String column, int rows, SplittableRandom random) {
        String[] values = new String[rows];
        for (int i = 0; i < rows; i++) {
            values[i] = "node-" + random.nextInt(NODES);
        }
        return new Column.Text(column, values);
    }
}
