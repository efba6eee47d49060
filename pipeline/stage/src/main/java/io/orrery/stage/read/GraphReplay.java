package io.orrery.stage.read;

import io.orrery.stage.Aside;
import io.orrery.stage.KafkaSettings;
import io.orrery.stage.StageException;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.Partitions;
import io.orrery.topics.model.GraphHead;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.RecordKey;
import io.orrery.topics.wire.Frame;
import io.orrery.topics.wire.FrameHeader;
import io.orrery.topics.wire.MalformedRecord;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Reads what the log holds of one graph: the newest snapshot, then every change set after it, strictly in order,
/// up to the end of now. Blocks; each reading has a consumer of its own, so any number of threads may read.
///
/// When a snapshot is replaced under the reader's eyes or a change set is missing, it begins again from the newest
/// head.
public final class GraphReplay {

    private static final int ATTEMPTS = 20;
    private static final long PAUSE_MILLIS = 100;

    /// Takes a graph piece by piece, on the reading thread.
    public interface Visitor {
        /// Forget everything: the graph begins here. With a head, its snapshot follows; without, change set 1.
        void restart(Optional<GraphHead> head);

        /// The next frame of the snapshot (flag SNAPSHOT) or of a change set, reference frames included.
        void frame(Frame frame);
    }

    private final KafkaSettings kafka;
    private final int partitions;
    private final Function<GraphId, Optional<GraphHead>> heads;
    private final Aside aside;

    /// @param partitions of every topic
    /// @param heads where the newest snapshots are, such as a [CompactedTable] of `graph-heads`
    public GraphReplay(KafkaSettings kafka, int partitions, Function<GraphId, Optional<GraphHead>> heads, Aside aside) {
        this.kafka = kafka;
        this.partitions = partitions;
        this.heads = heads;
        this.aside = aside;
    }

    /// Reads `graph` into `visitor`; what the visitor throws comes through.
    ///
    /// @return where the reading ended; judge what follows by it
    /// @throws StageException (weather) when the pieces do not fit together after several attempts, or the broker
    ///     is away
    public GraphSequence read(GraphId graph, Visitor visitor) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try (KafkaConsumer<byte[], byte[]> consumer = PartitionScan.consumer(kafka)) {
                Reading reading = new Reading(consumer, graph, visitor);
                if (reading.run(heads.apply(graph))) {
                    return reading.sequence;
                }
            }
            pause();
        }
        throw StageException.weather("snapshot and change sets of graph " + graph + " do not fit together yet", null);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw StageException.weather("interrupted while reading a graph", interrupted);
        }
    }

    /// One attempt.
    private final class Reading {
        private final KafkaConsumer<byte[], byte[]> consumer;
        private final byte[] id;
        private final int partition;
        private final Visitor visitor;
        private GraphSequence sequence = GraphSequence.empty();
        private boolean gap;

        Reading(KafkaConsumer<byte[], byte[]> consumer, GraphId graph, Visitor visitor) {
            this.consumer = consumer;
            this.id = graph.value().getBytes(StandardCharsets.UTF_8);
            this.partition = Partitions.of(graph, partitions);
            this.visitor = visitor;
        }

        /// @return false when the pieces do not fit together
        boolean run(Optional<GraphHead> head) {
            visitor.restart(head);
            if (head.isPresent()) {
                if (!snapshot(head.get())) {
                    return false;
                }
                sequence = GraphSequence.after(head.get().epoch(), head.get().seq());
            }
            PartitionScan.run(
                    consumer,
                    new TopicPartition(Catalogue.GRAPH_DELTAS.name(), partition),
                    head.map(GraphHead::snapshotMillis).orElse(0L),
                    this::change);
            return !gap;
        }

        private boolean change(ConsumerRecord<byte[], byte[]> record) {
            Frame frame = isOurs(record) ? frame(record) : null;
            if (frame == null) {
                return true;
            }
            switch (sequence.offer(frame.header())) {
                case APPLY -> visitor.frame(frame);
                case RESTART -> {
                    visitor.restart(Optional.empty());
                    visitor.frame(frame);
                }
                case REPEAT -> {}
                case GAP -> gap = true;
            }
            return !gap;
        }

        private boolean snapshot(GraphHead head) {
            Parts parts = new Parts(head.parts());
            if (head.parts() > 0) {
                PartitionScan.run(
                        consumer,
                        new TopicPartition(Catalogue.GRAPH_SNAPSHOTS.name(), partition),
                        head.snapshotMillis(),
                        record -> part(head, record, parts));
            }
            return parts.isComplete();
        }

        private boolean part(GraphHead head, ConsumerRecord<byte[], byte[]> record, Parts parts) {
            Frame frame = isOurs(record) ? frame(record) : null;
            if (frame != null) {
                FrameHeader header = frame.header();
                if (header.has(FrameHeader.SNAPSHOT) && header.epoch() == head.epoch() && header.seq() == head.seq()) {
                    int number = number(record.key());
                    if (number >= 0) {
                        parts.add(number, frame, visitor);
                    }
                }
            }
            return !parts.isComplete();
        }

        private @Nullable Frame frame(ConsumerRecord<byte[], byte[]> record) {
            try {
                return Frame.of(record.value());
            } catch (MalformedRecord malformed) {
                aside.put(record, malformed);
                return null;
            }
        }

        private boolean isOurs(ConsumerRecord<byte[], byte[]> record) {
            return record.key() != null && record.value() != null && RecordKey.belongsTo(record.key(), id);
        }

        /// Of the key `graph/snapshot/0000000042`; negative for other keys.
        private int number(byte[] key) {
            String text = new String(key, StandardCharsets.UTF_8);
            String digits = text.substring(text.lastIndexOf('/') + 1);
            return digits.matches("[01]?[0-9]{1,9}") ? Integer.parseInt(digits) : -1;
        }
    }
}
