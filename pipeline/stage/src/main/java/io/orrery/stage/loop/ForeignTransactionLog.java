package io.orrery.stage.loop;

import io.orrery.stage.KafkaSettings;
import io.orrery.stage.StageException;
import io.orrery.stage.Telemetry;
import io.orrery.topics.model.DoorPosition;
import io.orrery.topics.model.GraphId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/// Reads topics of another cluster, writes into ours. Positions in the other's topics are records of ours, in the
/// transaction of what was read. Who reads which partition is agreed on in our cluster too: members of a group of the
/// door share the partitions of the positions' topic, of which each stands for a share of the other's partitions, and
/// an offset of those goes with every transaction, so that a member that the group has given up cannot commit. The
/// other cluster is asked for nothing but records, and keeps no state of ours.
final class ForeignTransactionLog implements TransactionLog {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    private final LoopSettings settings;
    private final ForeignTopics topics;
    private final Doorway doorway;
    private final Telemetry telemetry;
    private final TransactionalSends sends;
    private final Shares shares;
    private final OtherCluster other;
    private @Nullable GraphId graph;
    private boolean settled;
    private long lastLook;

    ForeignTransactionLog(
            KafkaSettings ours, LoopSettings settings, ForeignTopics topics, Doorway doorway, Telemetry telemetry) {
        this.settings = settings;
        this.topics = topics;
        this.doorway = doorway;
        this.telemetry = telemetry;
        this.sends = new TransactionalSends(ours.transactionalProducer(settings.output(), settings.transactionalId()));
        this.shares = new Shares(ours, settings, doorway.partitions());
        this.other = new OtherCluster(ours, topics, settings);
    }

    @Override
    public List<ConsumerRecord<byte[], byte[]>> poll(Duration timeout) {
        if (shares.meet(other.isReading() ? Duration.ZERO : timeout) || !settled) {
            enter();
        }
        if (!doorway.graph().get().equals(graph)) {
            throw StageException.weather("the door's feed is another one now", null);
        }
        long now = System.nanoTime();
        if (now - lastLook > LOOK_AGAIN.toNanos()) {
            lastLook = now;
            if (other.look()) {
                enter();
            }
        }
        try {
            return other.isReading() ? other.poll(timeout) : List.of();
        } catch (WakeupException asked) {
            return List.of();
        } catch (OffsetOutOfRangeException gone) {
            telemetry.records("lost", other.goToWhatIsLeft(gone));
            return List.of();
        } catch (KafkaException failed) {
            throw topics.weather(failed);
        }
    }

    /// Takes the shares that the group gave this member, at the positions that were committed last.
    private void enter() {
        GraphId target = doorway.graph().get();
        graph = target;
        settled = false;
        if (shares.held().isEmpty()) {
            other.read(Map.of(), Map.of());
            settled = true;
            return;
        }
        shares.awaitOthersCommits();
        Map<String, DoorPosition> committed = doorway.positions().read(target, doorway.name());
        Map<TopicPartition, String> mine = new HashMap<>();
        topics.partitions().forEach((partition, name) -> {
            if (shares.held().contains(ForeignTopics.slot(name, shares.slots()))) {
                mine.put(partition, name);
            }
        });
        Set<Integer> fresh = topics.fromLatest() ? unseen(committed) : Set.of();
        if (!fresh.isEmpty()) {
            committed.putAll(beginAtTheEnd(target, mine, committed, fresh));
        }
        Map<TopicPartition, DoorPosition.OfTopic> from = new HashMap<>();
        mine.forEach((partition, name) -> {
            if (committed.get(name) instanceof DoorPosition.OfTopic known) {
                from.put(partition, known);
            }
        });
        other.read(mine, from);
        settled = true;
    }

    private Set<Integer> unseen(Map<String, DoorPosition> committed) {
        Set<Integer> fresh = new HashSet<>(shares.held());
        fresh.removeIf(slot -> committed.containsKey(seen(slot)));
        return fresh;
    }

    /// Where the door begins the first time is written down at once: else records that come between this start
    /// and the first commit would be left out after a kill.
    private Map<String, DoorPosition> beginAtTheEnd(
            GraphId target, Map<TopicPartition, String> mine, Map<String, DoorPosition> committed, Set<Integer> fresh) {
        Map<String, DoorPosition> begun = new HashMap<>();
        long millis = doorway.clock().millis();
        other.ends(mine.keySet()).forEach((partition, end) -> {
            String name = mine.get(partition);
            if (name != null
                    && !committed.containsKey(name)
                    && fresh.contains(ForeignTopics.slot(name, shares.slots()))) {
                begun.put(name, new DoorPosition.OfTopic(partition.topic(), partition.partition(), end, -1, millis));
            }
        });
        for (int slot : fresh) {
            begun.put(seen(slot), new DoorPosition.OfTopic("", slot, 0, -1, millis));
        }
        sends.begin();
        begun.forEach(
                (name, position) -> sends.send(doorway.positions().record(target, doorway.name(), name, position)));
        sends.commit(shares::fence);
        return begun;
    }

    private String seen(int slot) {
        return "seen/" + settings.stage() + "/" + slot;
    }

    boolean isReading() {
        return settled && other.isReading();
    }

    @Override
    public void keepAlive() {
        if (shares.meet(Duration.ZERO)) {
            settled = false;
            throw StageException.weather("the group shared the topics anew", null);
        }
    }

    @Override
    public void begin() {
        sends.begin();
    }

    @Override
    public void send(ProducerRecord<byte[], byte[]> output) {
        sends.send(output);
    }

    @Override
    public void commit(Map<TopicPartition, OffsetAndMetadata> offsets) {
        for (ProducerRecord<byte[], byte[]> position : positions(offsets)) {
            sends.send(position);
        }
        sends.commit(offsets.isEmpty() ? producer -> {} : shares::fence);
        doorway.committed().run();
    }

    private List<ProducerRecord<byte[], byte[]>> positions(Map<TopicPartition, OffsetAndMetadata> offsets) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        GraphId target = graph;
        offsets.forEach((partition, offset) -> {
            String name = topics.partitions().get(partition);
            if (name == null || target == null) {
                throw StageException.weather(partition + " is gone or another topic now", null);
            }
            DoorPosition position = new DoorPosition.OfTopic(
                    partition.topic(),
                    partition.partition(),
                    offset.offset(),
                    offset.leaderEpoch().orElse(-1),
                    doorway.clock().millis());
            records.add(doorway.positions().record(target, doorway.name(), name, position));
        });
        return records;
    }

    @Override
    public void abort() {
        sends.abort();
    }

    @Override
    public boolean isBroken() {
        return sends.isBroken();
    }

    @Override
    public void recover() {
        settled = false;
        sends.settle();
        other.open();
        lastLook = System.nanoTime();
        other.look();
    }

    @Override
    public long lag() {
        return other.lag();
    }

    @Override
    public void wakeup() {
        other.wakeup();
    }

    @Override
    public void close() {
        try {
            sends.close();
        } finally {
            try {
                shares.close();
            } finally {
                other.close();
            }
        }
    }
}
