package io.orrery.stage.loop;

import io.orrery.stage.KafkaSettings;
import io.orrery.topics.catalog.Catalogue;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;

/// Which part of a door's work is this member's: a consumer that reads nothing, but whose group gives each member
/// some of the partitions of the positions' topic.
final class Shares {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final KafkaConsumer<byte[], byte[]> member;
    private final int slots;
    private boolean changed;

    Shares(KafkaSettings ours, LoopSettings settings, int slots) {
        Map<String, Object> properties = ours.consumer(settings.group());
        properties.put("client.id", settings.transactionalId());
        member = new KafkaConsumer<>(properties);
        member.subscribe(List.of(Catalogue.DOOR_POSITIONS.name()), new Watch());
        this.slots = slots;
    }

    private final class Watch implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            changed |= !partitions.isEmpty();
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            changed |= !partitions.isEmpty();
            member.pause(partitions);
        }
    }

    /// Takes part in the group.
    ///
    /// @return whether it gave this member something else since the last meeting
    boolean meet(Duration timeout) {
        changed = false;
        var _ = member.poll(timeout);
        return changed;
    }

    int slots() {
        return slots;
    }

    Set<Integer> held() {
        return member.assignment().stream().map(TopicPartition::partition).collect(Collectors.toSet());
    }

    /// Returns when whatever an earlier holder of these shares had handed to a commit is decided.
    void awaitOthersCommits() {
        var _ = member.committed(member.assignment());
    }

    /// Makes the transaction fail when the group has given one of these shares to somebody else.
    void fence(KafkaProducer<byte[], byte[]> producer) {
        Map<TopicPartition, OffsetAndMetadata> mark = new HashMap<>();
        member.assignment().forEach(share -> mark.put(share, new OffsetAndMetadata(0)));
        producer.sendOffsetsToTransaction(mark, member.groupMetadata());
    }

    void close() {
        member.close(CloseOptions.timeout(CLOSE_TIMEOUT));
    }
}
