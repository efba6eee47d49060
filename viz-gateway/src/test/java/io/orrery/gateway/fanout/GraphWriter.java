package io.orrery.gateway.fanout;

import io.orrery.stage.KafkaSettings;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.Partitions;
import io.orrery.topics.catalog.Topic;
import io.orrery.topics.model.GraphHead;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.LayoutHead;
import io.orrery.topics.model.RecordKey;
import io.orrery.topics.wire.Documents;
import io.orrery.topics.wire.Frame;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Writes a graph to the log as the transform and the layout do.
public final class GraphWriter implements AutoCloseable {
    private final GraphId graph;
    private final KafkaProducer<byte[], byte[]> producer;

    public GraphWriter(KafkaSettings kafka, String graph) {
        this.graph = new GraphId(graph);
        this.producer = new KafkaProducer<>(kafka.producer(Catalogue.GRAPH_DELTAS));
    }

    public void change(Frame... frames) throws Exception {
        change(System.currentTimeMillis(), frames);
    }

    public void change(long millis, Frame... frames) throws Exception {
        for (int i = 0; i < frames.length; i++) {
            String suffix =
                    String.format(Locale.ROOT, "%010d/%05d", frames[i].header().seq(), i);
            send(Catalogue.GRAPH_DELTAS, RecordKey.of(graph, suffix), frames[i].bytes(), millis);
        }
    }

    /// @param millis of the change that the snapshot includes last
    public void snapshot(int epoch, long seq, long nodes, long edges, long millis, Frame... frames) throws Exception {
        for (int i = 0; i < frames.length; i++) {
            send(Catalogue.GRAPH_SNAPSHOTS, RecordKey.numbered(graph, "snapshot", i), frames[i].bytes(), millis);
        }
        GraphHead head = new GraphHead(graph, epoch, seq, frames.length, millis, nodes, edges);
        send(Catalogue.GRAPH_HEADS, RecordKey.of(graph, "head"), Documents.encode(head), millis);
    }

    void positions(Frame frame) throws Exception {
        send(
                Catalogue.LAYOUT_FRAMES,
                RecordKey.of(graph, "frame/" + frame.header().chunkIndex()),
                frame.bytes(),
                System.currentTimeMillis());
    }

    void keptPositions(List<Frame> frames) throws Exception {
        long millis = System.currentTimeMillis();
        for (int i = 0; i < frames.size(); i++) {
            send(
                    Catalogue.LAYOUT_POSITIONS,
                    RecordKey.numbered(graph, "positions", i),
                    frames.get(i).bytes(),
                    millis);
        }
        var header = frames.getFirst().header();
        LayoutHead head = new LayoutHead(graph, header.epoch(), header.seq(), frames.size(), millis, true, 100);
        send(Catalogue.LAYOUT_HEADS, RecordKey.of(graph, "head"), Documents.encode(head), millis);
    }

    /// @return the record's offset
    public long send(Topic topic, RecordKey key, byte[] value, long millis) throws Exception {
        int partition = Partitions.of(graph, Catalogue.DEFAULT_PARTITIONS);
        return producer.send(new ProducerRecord<>(topic.name(), partition, millis, key.toBytes(), value))
                .get()
                .offset();
    }

    /// An event as a door writes it.
    ///
    /// @param headers names and values in turn
    /// @return the record's offset
    public long event(byte[] value, String... headers) throws Exception {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                Catalogue.EVENTS.name(),
                Partitions.of(graph, Catalogue.DEFAULT_PARTITIONS),
                RecordKey.of(graph, UUID.randomUUID().toString()).toBytes(),
                value);
        for (int i = 0; i < headers.length; i += 2) {
            record.headers().add(headers[i], headers[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        return producer.send(record).get().offset();
    }

    @Override
    public void close() {
        producer.close();
    }
}
