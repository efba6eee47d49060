package io.orrery.layout;

import io.orrery.layout.force.ForceEngine;
import io.orrery.layout.replay.Replay;
import io.orrery.stage.KafkaSettings;
import io.orrery.stage.testing.TestTopics;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.Partitions;
import io.orrery.topics.catalog.Topic;
import io.orrery.topics.model.Command;
import io.orrery.topics.model.EdgeColumns;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.NodeColumns;
import io.orrery.topics.model.RecordKey;
import io.orrery.topics.wire.Documents;
import io.orrery.topics.wire.Frame;
import io.orrery.topics.wire.FrameHeader;
import io.orrery.topics.wire.FrameKind;
import io.orrery.topics.wire.GraphFrames;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/// A graph as the transform would write it and a viewer would read it.
final class LogOfGraph {
    private static final float[] NONE = new float[0];
    private static final String[] NO_TEXT = new String[0];

    final GraphId id = new GraphId("layout-" + Long.toString(System.nanoTime(), 36));
    private final KafkaSettings kafka;
    private long seq;
    private int nodes;
    private int edges;
    private long commands;

    LogOfGraph(KafkaSettings kafka) {
        this.kafka = kafka;
    }

    long seq() {
        return seq;
    }

    /// One change set: `more` nodes, each joined to the node before it.
    void grow(int more) {
        int[] slots = new int[more];
        String[] ids = new String[more];
        int[] edgeSlots = new int[more];
        int[] source = new int[more];
        int[] target = new int[more];
        for (int i = 0; i < more; i++) {
            slots[i] = nodes + i;
            ids[i] = "node " + (nodes + i);
            edgeSlots[i] = edges + i;
            source[i] = nodes + i;
            target[i] = Math.max(0, nodes + i - 1);
        }
        nodes += more;
        edges += more;
        seq++;
        int[] no = new int[0];
        double[] never = new double[0];
        NodeColumns nodeColumns =
                new NodeColumns(slots, ids, new int[more], NO_TEXT, NO_TEXT, no, NONE, no, never, never, NONE, NONE);
        EdgeColumns edgeColumns =
                new EdgeColumns(edgeSlots, source, target, NO_TEXT, NO_TEXT, no, NONE, no, never, never);
        long received = System.currentTimeMillis() * 1_000;
        FrameHeader first = new FrameHeader(FrameKind.NODES, 0, 1, 0, 2, seq, received);
        FrameHeader second = new FrameHeader(FrameKind.EDGES, 0, 1, 1, 2, seq, received);
        TestTopics.send(
                kafka,
                List.of(
                        message(Catalogue.GRAPH_DELTAS, seq + "/0", GraphFrames.encode(first, nodeColumns)),
                        message(Catalogue.GRAPH_DELTAS, seq + "/1", GraphFrames.encode(second, edgeColumns))));
    }

    void ask(Command command) {
        TestTopics.send(
                kafka, List.of(message(Catalogue.COMMANDS, "command-" + commands++, Documents.encode(command))));
    }

    private ProducerRecord<byte[], byte[]> message(Topic topic, String suffix, byte[] value) {
        return new ProducerRecord<>(
                topic.name(),
                Partitions.of(id, Catalogue.DEFAULT_PARTITIONS),
                System.currentTimeMillis(),
                RecordKey.of(id, suffix).toBytes(),
                value);
    }

    /// Position frames so far, oldest first.
    List<Frame> frames() {
        return ours(Catalogue.LAYOUT_FRAMES)
                .map(message -> Frame.of(message.value()))
                .toList();
    }

    /// The newest frame's places.
    Optional<float[]> places() {
        List<Frame> all = frames();
        return all.isEmpty() ? Optional.empty() : Optional.of(GraphFrames.positions(all.getLast()));
    }

    boolean rests() {
        List<Frame> all = frames();
        return !all.isEmpty()
                && all.getLast().header().has(FrameHeader.RESTING)
                && all.getLast().header().seq() == seq;
    }

    /// What the newest status of the layout says it does.
    Optional<String> status() {
        return ours(Catalogue.STATUS)
                .reduce((older, newer) -> newer)
                .map(message -> Documents.stageStatus(message.value()).detail().getFirst());
    }

    boolean isKept() {
        return ours(Catalogue.LAYOUT_HEADS)
                .map(message -> Documents.layoutHead(message.value()))
                .anyMatch(head -> head.seq() == seq && head.resting());
    }

    /// Makes the picture again from the log, as far as the layout has written down what it did.
    float[] again(ForceEngine engine) {
        Replay replay = new Replay(id, engine);
        ours(Catalogue.GRAPH_DELTAS).forEach(message -> replay.frame(Frame.of(message.value())));
        ours(Catalogue.COMMANDS)
                .forEach(message -> replay.command(message.offset(), Documents.command(message.value())));
        ours(Catalogue.LAYOUT_STEPS)
                .flatMap(message -> Documents.layoutSteps(message.value()).ticks().stream())
                .forEach(replay::tick);
        return replay.places();
    }

    private Stream<ConsumerRecord<byte[], byte[]>> ours(Topic topic) {
        byte[] name = id.value().getBytes(StandardCharsets.UTF_8);
        return TestTopics.readAll(kafka, topic.name()).stream()
                .filter(message -> RecordKey.belongsTo(message.key(), name));
    }

    static float[] place(float[] places, int slot) {
        return Arrays.copyOfRange(places, 2 * slot, 2 * slot + 2);
    }
}
