package io.orrery.stage.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.stage.KafkaSettings;
import io.orrery.stage.StageException;
import io.orrery.stage.testing.Backends;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.Partitions;
import io.orrery.topics.model.GraphHead;
import io.orrery.topics.wire.Documents;
import io.orrery.topics.wire.Frame;
import io.orrery.topics.wire.FrameHeader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class GraphReplayIT {

    private final KafkaSettings kafka = Backends.kafkaWithTopics();
    private final TestGraph graph = TestGraph.fresh(kafka);
    private final long now = System.currentTimeMillis();
    private final Seen seen = new Seen();
    private final List<String> aside = new CopyOnWriteArrayList<>();

    /// Writes down what a listener is told: `restart`, `s5.0` for part 0 of the snapshot at 5, `6.0/2` for a chunk.
    private static final class Seen implements GraphFollow.Listener {
        final List<String> events = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void restart(Optional<GraphHead> head) {
            events.clear();
            events.add("restart");
        }

        @Override
        public void frame(Frame frame) {
            FrameHeader h = frame.header();
            events.add(
                    (h.has(FrameHeader.SNAPSHOT) ? "s" : "") + h.seq() + "." + h.chunkIndex() + "/" + h.chunkCount());
        }

        @Override
        public void current() {
            events.add("current");
        }
    }

    private GraphReplay replay(Optional<GraphHead> head) {
        return new GraphReplay(kafka, Catalogue.DEFAULT_PARTITIONS, id -> head, this::aside);
    }

    private void aside(ConsumerRecord<byte[], byte[]> record, RuntimeException why) {
        aside.add(record.topic());
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 600 && !condition.getAsBoolean(); i++) {
            Thread.sleep(50);
        }
    }

    @Test
    void aGraphWithoutSnapshotIsReadFromItsFirstChangeSet() {
        graph.change(0, 1, 1, now);
        graph.change(0, 2, 2, now);
        GraphSequence end = replay(Optional.empty()).read(graph.id(), seen);
        assertThat(seen.events).containsExactly("restart", "1.0/1", "2.0/2", "2.1/2");
        assertThat(end.seq()).isEqualTo(2);
    }

    @Test
    void theSnapshotComesFirstAndOnlyWhatIsNewerFollows() {
        for (int seq = 1; seq <= 5; seq++) {
            graph.change(0, seq, 1, now + seq);
        }
        graph.snapshot(0, 3, 2, now + 3);
        GraphHead head = graph.snapshot(0, 5, 3, now + 5);
        graph.change(0, 6, 2, now + 6);
        graph.change(0, 6, 2, now + 6); // written twice, as after a torn transaction
        graph.change(0, 7, 1, now + 7);

        GraphSequence end = replay(Optional.of(head)).read(graph.id(), seen);

        assertThat(seen.events).containsExactly("restart", "s5.0/3", "s5.1/3", "s5.2/3", "6.0/2", "6.1/2", "7.0/1");
        assertThat(end.seq()).isEqualTo(7);
    }

    @Test
    void whatIsNoFrameStepsAsideAndTheRestIsRead() {
        GraphHead head = graph.snapshot(0, 5, 1, now);
        graph.garbage(Catalogue.GRAPH_SNAPSHOTS, "snapshot/0000000000");
        graph.garbage(Catalogue.GRAPH_DELTAS, "6/0");
        graph.change(0, 6, 1, now + 1);
        replay(Optional.of(head)).read(graph.id(), seen);
        assertThat(seen.events).containsExactly("restart", "s5.0/1", "6.0/1");
        assertThat(aside).containsExactly(Catalogue.GRAPH_DELTAS.name());
    }

    @Test
    void aHoleIsNotSteppedOver() {
        GraphHead head = graph.snapshot(0, 5, 1, now);
        graph.change(0, 7, 1, now + 1);
        assertThatThrownBy(() -> replay(Optional.of(head)).read(graph.id(), seen))
                .isInstanceOf(StageException.class)
                .hasMessageContaining("do not fit together yet");
        assertThat(seen.events).containsExactly("restart", "s5.0/1");
    }

    @Test
    void aFollowerGetsOldAndNewWithoutGapOrRepeatAndHealsAHole() throws Exception {
        graph.change(0, 1, 1, now);
        int partition = Partitions.of(graph.id(), Catalogue.DEFAULT_PARTITIONS);
        try (CompactedTable<GraphHead> heads =
                        new CompactedTable<>(kafka, Catalogue.GRAPH_HEADS, Documents::graphHead, this::aside);
                PartitionTail tail = new PartitionTail(kafka, "tail", List.of(Catalogue.GRAPH_DELTAS), this::aside);
                ScheduledExecutorService loader = Executors.newSingleThreadScheduledExecutor()) {
            heads.start();
            assertThat(heads.awaitCaughtUp(Duration.ofSeconds(20))).isTrue();
            tail.start(Set.of(partition));
            GraphReplay replay = new GraphReplay(
                    kafka, Catalogue.DEFAULT_PARTITIONS, id -> heads.get(id.value() + "/head"), this::aside);
            graph.change(0, 2, 1, now + 1);
            try (GraphFollow follow = new GraphFollow(graph.id(), replay, tail, loader, seen)) {
                await(() -> seen.events.contains("current"));
                graph.change(0, 3, 2, now + 2);
                await(() -> seen.events.contains("3.1/2"));
                assertThat(seen.events).containsExactly("restart", "1.0/1", "2.0/1", "current", "3.0/2", "3.1/2");

                graph.change(0, 5, 1, now + 4); // 4 is missing until a snapshot covers it
                Thread.sleep(300);
                assertThat(seen.events).doesNotContain("5.0/1");
                graph.snapshot(0, 4, 1, now + 3);
                await(() -> seen.events.contains("current") && seen.events.contains("5.0/1"));
                assertThat(seen.events).containsExactly("restart", "s4.0/1", "5.0/1", "current");
                assertThat(follow).isNotNull();
            }
            graph.change(0, 6, 1, now + 5);
            Thread.sleep(300);
            assertThat(seen.events).doesNotContain("6.0/1");
        }
    }
}
