package io.orrery.transform.edge;

import io.orrery.stage.DeadLetters;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.model.GraphHead;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.Reason;
import io.orrery.topics.model.RecordKey;
import io.orrery.topics.wire.Documents;
import io.orrery.transform.TransformApplication;
import io.orrery.transform.core.Graph;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// What leaves the processor, each to the sink of its topic, all in the transaction of the batch at hand.
final class Outbox {
    /// Name of the stage in dead letters and metrics.
    static final String STAGE = TransformApplication.STAGE;

    private final ProcessorContext<byte[], byte @Nullable []> context;

    Outbox(ProcessorContext<byte[], byte @Nullable []> context) {
        this.context = context;
    }

    /// Returns how many bytes the frames have.
    long changeSet(GraphId id, long seq, List<byte[]> frames, long millis, Headers headers) {
        long bytes = 0;
        for (int i = 0; i < frames.size(); i++) {
            String suffix = String.format(Locale.ROOT, "%010d/%05d", seq, i);
            forward(Catalogue.GRAPH_DELTAS.name(), RecordKey.of(id, suffix), frames.get(i), millis, headers);
            bytes += frames.get(i).length;
        }
        return bytes;
    }

    /// A frame of a snapshot that is being written; [#snapshotWritten] follows the last one.
    void snapshotPart(GraphId id, int number, byte[] frame, long millis) {
        forward(Catalogue.GRAPH_SNAPSHOTS.name(), part(id, number), frame, millis, new RecordHeaders());
    }

    /// Announces the snapshot.
    ///
    /// @param parts its frames
    /// @param partsBefore frames of the snapshot before; those that were not overwritten are removed
    void snapshotWritten(Graph graph, int parts, int partsBefore, long millis) {
        Headers none = new RecordHeaders();
        for (int i = parts; i < partsBefore; i++) {
            forward(Catalogue.GRAPH_SNAPSHOTS.name(), part(graph.id(), i), null, millis, none);
        }
        GraphHead head = new GraphHead(
                graph.id(), graph.epoch(), graph.seq(), parts, millis, graph.nodeCount(), graph.edgeCount());
        forward(Catalogue.GRAPH_HEADS.name(), head(graph.id()), Documents.encode(head), millis, none);
    }

    void status(GraphId id, byte[] status, long millis) {
        forward(Catalogue.STATUS.name(), status(id), status, millis, new RecordHeaders());
    }

    /// Takes back what a deleted graph has on topics that keep the newest of each key for ever.
    void deleted(GraphId id, int snapshotParts, long millis) {
        Headers none = new RecordHeaders();
        for (int i = 0; i < snapshotParts; i++) {
            forward(Catalogue.GRAPH_SNAPSHOTS.name(), part(id, i), null, millis, none);
        }
        forward(Catalogue.GRAPH_HEADS.name(), head(id), null, millis, none);
        forward(Catalogue.STATUS.name(), status(id), null, millis, none);
    }

    void deadLetter(
            DeadLetters.Source source, Record<byte[], byte[]> record, Reason reason, String detail, long millis) {
        ProducerRecord<byte[], byte[]> letter =
                DeadLetters.of(STAGE, source, record.key(), record.value(), record.headers(), reason, detail);
        context.forward(
                new Record<>(letter.key(), letter.value(), millis, letter.headers()), Catalogue.DEAD_LETTERS.name());
    }

    private static RecordKey part(GraphId id, int number) {
        return RecordKey.numbered(id, "snapshot", number);
    }

    private static RecordKey head(GraphId id) {
        return RecordKey.of(id, "head");
    }

    private static RecordKey status(GraphId id) {
        return RecordKey.of(id, STAGE);
    }

    private void forward(String sink, RecordKey key, byte @Nullable [] value, long millis, Headers headers) {
        Record<byte[], byte @Nullable []> record = new Record<>(key.toBytes(), value, millis, headers);
        context.forward(record, sink);
    }
}
