package io.orrery.transform.edge;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.orrery.stage.KafkaSettings;
import io.orrery.stage.testing.Backends;
import io.orrery.stage.testing.TestTopics;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.Partitions;
import io.orrery.topics.model.Column;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.Observations;
import io.orrery.topics.model.RecordKey;
import io.orrery.topics.model.Table;
import io.orrery.topics.model.TableHeader;
import io.orrery.topics.model.TablePart;
import io.orrery.topics.wire.TableBatch;
import io.orrery.topics.wire.TableBatches;
import io.orrery.transform.TransformApplication;
import io.orrery.transform.TransformConfig;
import io.orrery.transform.core.Batch;
import io.orrery.transform.core.Graph;
import io.orrery.transform.core.GraphLimits;
import io.orrery.transform.core.GraphStates;
import io.orrery.transform.core.Outcome;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How fast a feed is folded into a graph that has a million live edges: of its rows nineteen of twenty name an edge
/// that is there, as in a feed that has run for a while; sums, bundles, references and a window of an hour are on.
///
/// `./mvnw -q -Dquick -pl gpu-transform/service -am test -Dtest=FeedBench -Dsurefire.failIfNoSpecifiedTests=false`
@Tag("bench")
class FeedBench {
    private static final int NODES = 100_000;
    private static final int EDGES = 1_000_000;
    private static final int UPSERTS = 1_000_000;
    private static final int BATCH = 5_000;
    private static final long START_MILLIS = 1_700_000_000_000L;
    private static final GraphId GRAPH = new GraphId("bench-feed");

    private final SplittableRandom random = new SplittableRandom(5);
    private long row;

    /// Decoding, folding, encoding and storing, on one thread and without a broker.
    @Test
    void upsertsIntoAMillionLiveEdges() {
        Graph graph = new Graph(GRAPH, 1, GraphLimits.DEFAULT);
        for (int from = 0; from < EDGES; from += BATCH) {
            fold(graph, filling(from));
        }
        System.out.printf(
                Locale.ROOT,
                "%d nodes, %d edges, %d MB estimated%n",
                graph.nodeCount(),
                graph.edgeCount(),
                graph.bytes() >> 20);
        for (int round = 0; round < 3; round++) {
            List<byte[]> values = new ArrayList<>();
            for (int i = 0; i < UPSERTS; i += BATCH) {
                values.add(upserting());
            }
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            values.forEach(value -> fold(graph, value));
            say(
                    "core, processor time, round " + round,
                    ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
        }
    }

    private static void fold(Graph graph, byte[] value) {
        TableBatch batch = TableBatches.decode(value);
        Outcome.Applied applied = (Outcome.Applied) graph.apply(new Batch(batch.header(), batch.table(), 1));
        GraphFrameWriter.changeSet(graph, applied.changes());
        GraphStates.write(graph, applied.changes(), _ -> {});
    }

    /// From a real broker's topic of tables to the change sets on its topic of deltas.
    @Test
    void carriesUpsertsThroughABroker(@TempDir Path state) throws InterruptedException {
        KafkaSettings kafka = Backends.kafkaWithTopics();
        try (TransformApplication application =
                        new TransformApplication(kafka, TransformConfig.of(state), new SimpleMeterRegistry());
                DeltaWatch watch = new DeltaWatch(kafka, GRAPH)) {
            application.start();
            while (!application.health().report().ready()) {
                Thread.sleep(10);
            }
            long start = System.nanoTime();
            for (int from = 0; from < EDGES; from += BATCH) {
                TestTopics.send(kafka, List.of(record(filling(from))));
            }
            watch.awaitReceived(receivedMicros());
            say("broker, wall: a million new edges", System.nanoTime() - start);
            for (int round = 0; round < 3; round++) {
                List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
                for (int i = 0; i < UPSERTS; i += BATCH) {
                    records.add(record(upserting()));
                }
                start = System.nanoTime();
                TestTopics.send(kafka, records);
                watch.awaitReceived(receivedMicros());
                say("broker, wall: upserts sent to change sets read, round " + round, System.nanoTime() - start);
            }
        }
    }

    private static ProducerRecord<byte[], byte[]> record(byte[] value) {
        return new ProducerRecord<>(
                Catalogue.EVENT_TABLES.name(),
                Partitions.of(GRAPH, Catalogue.DEFAULT_PARTITIONS),
                RecordKey.of(GRAPH, "any").toBytes(),
                value);
    }

    private static void say(String what, long nanos) {
        System.out.printf(
                Locale.ROOT, "%-60s %6d ms  %,9.0f upserts/s%n", what, nanos / 1_000_000, UPSERTS * 1e9 / nanos);
    }

    /// Rows that each make an edge: ten for every node.
    private byte[] filling(int from) {
        int[] edges = new int[BATCH];
        Arrays.setAll(edges, i -> from + i);
        return batch(edges);
    }

    private byte[] upserting() {
        int[] edges = new int[BATCH];
        Arrays.setAll(edges, i -> random.nextInt(20) == 0 ? EDGES + random.nextInt(50_000_000) : random.nextInt(EDGES));
        return batch(edges);
    }

    /// What the last batch made says of its reception.
    private long receivedMicros() {
        return START_MILLIS * 1_000 + row;
    }

    private byte[] batch(int[] edges) {
        String[] sources = new String[BATCH];
        String[] destinations = new String[BATCH];
        long[] micros = new long[BATCH];
        double[] bytes = new double[BATCH];
        double[] failures = new double[BATCH];
        long[] offsets = new long[BATCH];
        for (int i = 0; i < BATCH; i++) {
            int from = edges[i] % NODES;
            sources[i] = "10.0." + from / 250 + "." + from % 250;
            destinations[i] = "10.1." + (from + edges[i] / NODES * 7) % NODES;
            bytes[i] = 1_500;
            failures[i] = i % 7 == 0 ? 1 : 0;
            offsets[i] = row;
            micros[i] = START_MILLIS * 1_000 + row++;
        }
        BitSet all = new BitSet();
        all.set(0, BATCH);
        List<Column> columns = List.of(
                new Column.Text(Observations.SOURCE, sources),
                new Column.Text(Observations.SOURCE_TYPE, filled("ip")),
                new Column.Text(Observations.DESTINATION, destinations),
                new Column.Text(Observations.DESTINATION_TYPE, filled("ip")),
                new Column.Text(Observations.RELATION, filled("conn")),
                new Column.Times(Observations.TIME, micros, all),
                new Column.Decimals(Observations.BYTES, bytes, all),
                new Column.Decimals(Observations.FAILURES, failures, all),
                new Column.Integers(TableHeader.OFFSET_COLUMN, offsets, all));
        TableHeader header = new TableHeader(
                GRAPH, "feed", TablePart.EVENTS, -1, false, row, 1, Observations.spec(3_600_000), receivedMicros(), "");
        return TableBatches.encode(new TableBatch(header, new Table(BATCH, columns)));
    }

    private static String[] filled(String text) {
        String[] cells = new String[BATCH];
        Arrays.fill(cells, text);
        return cells;
    }
}
