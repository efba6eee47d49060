package io.orrery.stage.read;

import io.orrery.stage.KafkaSettings;
import io.orrery.stage.testing.TestTopics;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.Partitions;
import io.orrery.topics.catalog.Topic;
import io.orrery.topics.model.GraphHead;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.RecordKey;
import io.orrery.topics.wire.Documents;
import io.orrery.topics.wire.FrameHeader;
import io.orrery.topics.wire.FrameKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Writes a graph's log by hand; payloads are left out, readers look at headers only.
record TestGraph(KafkaSettings kafka, GraphId id) {

    static TestGraph fresh(KafkaSettings kafka) {
        return new TestGraph(kafka, new GraphId("g" + Long.toString(System.nanoTime(), 36)));
    }

    private ProducerRecord<byte[], byte[]> record(String topic, RecordKey key, long millis, byte[] value) {
        int partition = Partitions.of(id, Catalogue.DEFAULT_PARTITIONS);
        return new ProducerRecord<>(topic, partition, millis, key.toBytes(), value);
    }

    private static byte[] frame(FrameHeader header) {
        byte[] bytes = new byte[FrameHeader.BYTES];
        header.writeTo(bytes);
        return bytes;
    }

    /// Change set `seq` of `chunks` chunks.
    void change(int epoch, long seq, int chunks, long millis) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int chunk = 0; chunk < chunks; chunk++) {
            FrameHeader header = new FrameHeader(FrameKind.NODES, 0, epoch, chunk, chunks, seq, 0);
            RecordKey key = RecordKey.of(id, epoch + "/" + seq + "/" + chunk);
            records.add(record(Catalogue.GRAPH_DELTAS.name(), key, millis, frame(header)));
        }
        TestTopics.send(kafka, records);
    }

    /// A record of this graph whose value is nothing that anybody writes.
    void garbage(Topic topic, String suffix) {
        byte[] value = "this is no frame".getBytes(StandardCharsets.UTF_8);
        TestTopics.send(
                kafka, List.of(record(topic.name(), RecordKey.of(id, suffix), System.currentTimeMillis(), value)));
    }

    /// A snapshot of `parts` parts, whose head is returned and written.
    GraphHead snapshot(int epoch, long seq, int parts, long millis) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            FrameHeader header = new FrameHeader(FrameKind.NODES, FrameHeader.SNAPSHOT, epoch, part, parts, seq, 0);
            RecordKey key = RecordKey.numbered(id, "snapshot", part);
            records.add(record(Catalogue.GRAPH_SNAPSHOTS.name(), key, millis, frame(header)));
        }
        GraphHead head = new GraphHead(id, epoch, seq, parts, millis, 0, 0);
        records.add(record(Catalogue.GRAPH_HEADS.name(), RecordKey.of(id, "head"), millis, Documents.encode(head)));
        TestTopics.send(kafka, records);
        return head;
    }
}
