package io.orrery.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.orrery.ingest.door.DoorsFile;
import io.orrery.ingest.table.Limits;
import io.orrery.stage.DeadLetters;
import io.orrery.stage.KafkaSettings;
import io.orrery.stage.testing.Backends;
import io.orrery.stage.testing.TestTopics;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.EventHeaders;
import io.orrery.topics.catalog.Partitions;
import io.orrery.topics.model.FeedDefinition;
import io.orrery.topics.model.FileFormat;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.GraphSpec;
import io.orrery.topics.model.RecordKey;
import io.orrery.topics.model.StageStatus;
import io.orrery.topics.model.TablePart;
import io.orrery.topics.model.UploadJob;
import io.orrery.topics.wire.Documents;
import io.orrery.topics.wire.TableBatch;
import io.orrery.topics.wire.TableBatches;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Plays the gateway before ingest and the transform behind it, on a real broker.
final class IngestHarness {
    private static final Duration READY_WITHIN = Duration.ofSeconds(20);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    static final int PARTITIONS = Catalogue.DEFAULT_PARTITIONS;
    private static final int CHUNK_BYTES = 100_000;

    final KafkaSettings kafka = Backends.kafkaWithTopics();

    IngestApplication start(Path scratch, Limits limits) throws Exception {
        return start(scratch, limits, DoorsFile.NONE);
    }

    IngestApplication start(Path scratch, Limits limits, DoorsFile doors) throws Exception {
        IngestConfig plain = IngestConfig.of(scratch.resolve("spool"));
        IngestConfig config = new IngestConfig(
                plain.spoolDirectory(), plain.spoolBytes(), 1, 1, PARTITIONS, plain.instance(), limits, doors);
        IngestApplication application = new IngestApplication(kafka, config, new SimpleMeterRegistry());
        application.start();
        return application;
    }

    /// A loop without work is ready as soon as its group has given it partitions.
    void awaitReady(IngestApplication application) throws InterruptedException {
        long deadline = System.nanoTime() + READY_WITHIN.toNanos();
        while (!application.health().stream().allMatch(one -> one.report().ready()) && System.nanoTime() < deadline) {
            Thread.sleep(LOOK_AGAIN);
        }
        assertThat(application.health()).allMatch(one -> one.report().ready());
    }

    static GraphId graph(String name) {
        return new GraphId(
                name + "-" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 50), 36));
    }

    /// Chunks first, then the job that names them.
    void upload(GraphId graph, String upload, FileFormat format, byte[] bytes) throws Exception {
        int partition = Partitions.of(graph, PARTITIONS);
        List<Long> offsets = new ArrayList<>();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(kafka.producer(Catalogue.UPLOADS))) {
            for (int at = 0, i = 0; at < bytes.length; at += CHUNK_BYTES, i++) {
                byte[] chunk = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + CHUNK_BYTES));
                byte[] key = RecordKey.numbered(graph, upload, i).toBytes();
                offsets.add(producer.send(new ProducerRecord<>(Catalogue.UPLOADS.name(), partition, key, chunk))
                        .get()
                        .offset());
            }
        }
        UploadJob job = new UploadJob(
                graph,
                upload,
                TablePart.EDGES,
                format,
                Map.of(),
                partition,
                offsets.getFirst(),
                offsets.getLast(),
                offsets.size(),
                bytes.length,
                GraphSpec.ofEdges("src", "dst"),
                1_000_000,
                "");
        send(Catalogue.UPLOAD_JOBS.name(), graph, upload, Documents.encode(job));
    }

    void define(GraphId graph, GraphSpec spec) {
        FeedDefinition feed = new FeedDefinition(graph, "feed-of-" + graph, "admin", spec, 1);
        send(Catalogue.FEEDS.name(), graph, "definition", Documents.encode(feed));
    }

    void event(GraphId graph, String id, String line, long receivedMicros) {
        ProducerRecord<byte[], byte[]> record =
                record(Catalogue.EVENTS.name(), graph, id, line.getBytes(StandardCharsets.UTF_8));
        byte[] micros = Long.toString(receivedMicros).getBytes(StandardCharsets.US_ASCII);
        record.headers().add(EventHeaders.RECEIVED, micros);
        TestTopics.send(kafka, List.of(record));
    }

    void send(String topic, GraphId graph, String suffix, byte[] value) {
        TestTopics.send(kafka, List.of(record(topic, graph, suffix, value)));
    }

    static ProducerRecord<byte[], byte[]> record(String topic, GraphId graph, String suffix, byte[] value) {
        return new ProducerRecord<>(
                topic,
                Partitions.of(graph, PARTITIONS),
                RecordKey.of(graph, suffix).toBytes(),
                value);
    }

    /// Committed records of the graph, waited for until they satisfy `enough`.
    List<ConsumerRecord<byte[], byte[]>> await(
            String topic, GraphId graph, Predicate<List<ConsumerRecord<byte[], byte[]>>> enough) {
        List<ConsumerRecord<byte[], byte[]>> records =
                TestTopics.readUntil(kafka, topic, all -> enough.test(of(graph, all)), Duration.ofSeconds(40));
        return of(graph, records);
    }

    private static List<ConsumerRecord<byte[], byte[]>> of(GraphId graph, List<ConsumerRecord<byte[], byte[]>> all) {
        byte[] name = graph.value().getBytes(StandardCharsets.UTF_8);
        return all.stream().filter(r -> RecordKey.belongsTo(r.key(), name)).toList();
    }

    List<TableBatch> awaitUpload(GraphId graph) {
        List<ConsumerRecord<byte[], byte[]>> records = await(Catalogue.TABLES.name(), graph, IngestHarness::hasLast);
        return records.stream().map(r -> TableBatches.decode(r.value())).toList();
    }

    static boolean hasLast(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream().anyMatch(r -> TableBatches.header(r.value()).last());
    }

    StageStatus awaitStatus(GraphId graph, Predicate<StageStatus> wanted) {
        List<ConsumerRecord<byte[], byte[]>> records = await(
                Catalogue.STATUS.name(),
                graph,
                all -> all.stream().map(r -> Documents.stageStatus(r.value())).anyMatch(wanted));
        return records.stream()
                .map(r -> Documents.stageStatus(r.value()))
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> new AssertionError("statuses seen: "
                        + records.stream()
                                .map(r -> Documents.stageStatus(r.value()))
                                .toList()));
    }

    /// Dead letters whose source key is of the graph, as `REASON detail`, waited for until there are `count`.
    List<ConsumerRecord<byte[], byte[]>> awaitDeadLetters(GraphId graph, int count) {
        Predicate<ConsumerRecord<byte[], byte[]>> mine =
                r -> Optional.ofNullable(r.headers().lastHeader(DeadLetters.SOURCE_KEY))
                        .filter(h -> new String(h.value(), StandardCharsets.UTF_8).startsWith(graph + "/"))
                        .isPresent();
        return TestTopics.readUntil(
                        kafka,
                        Catalogue.DEAD_LETTERS.name(),
                        all -> all.stream().filter(mine).count() >= count,
                        Duration.ofSeconds(40))
                .stream()
                .filter(mine)
                .toList();
    }

    static String said(ConsumerRecord<byte[], byte[]> letter) {
        DeadLetters.Letter read = DeadLetters.read(letter.headers()).orElseThrow();
        org.apache.kafka.common.header.Header where = letter.headers().lastHeader(DeadLetters.POSITION);
        return read.reason() + " " + read.detail()
                + (where == null ? "" : " (" + new String(where.value(), StandardCharsets.UTF_8) + ")");
    }
}
