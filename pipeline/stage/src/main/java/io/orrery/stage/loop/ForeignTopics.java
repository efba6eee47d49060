package io.orrery.stage.loop;

import io.orrery.stage.Failure;
import io.orrery.stage.KafkaSettings;
import io.orrery.stage.StageException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// The topics of another cluster that a door reads, as of the last look. A topic is known by the identity that its
/// cluster gave it: one that was deleted and made anew under its old name is another one, and so is one of the same
/// name in a cluster that took the address over. For one thread.
public final class ForeignTopics {

    /// Partitions that one door reads at most.
    public static final int MAX_PARTITIONS = 10_000;

    private final KafkaSettings cluster;
    private final Pattern wanted;
    private final boolean fromLatest;
    private Map<String, String> identities = Map.of();
    private Map<TopicPartition, String> partitions = Map.of();

    /// @param cluster where it is and how to get in; its client properties are for this cluster alone
    /// @param wanted whole names of topics
    /// @param fromLatest what topics hold when the door first sees its cluster is left out
    public ForeignTopics(KafkaSettings cluster, Pattern wanted, boolean fromLatest) {
        this.cluster = cluster;
        this.wanted = wanted;
        this.fromLatest = fromLatest;
    }

    /// What tells the topic from every other one, safe in a record's key.
    public String identity(String topic) {
        return identities.getOrDefault(topic, "");
    }

    KafkaSettings cluster() {
        return cluster;
    }

    boolean fromLatest() {
        return fromLatest;
    }

    /// Every partition with what tells it from others: `identity/number`.
    Map<TopicPartition, String> partitions() {
        return partitions;
    }

    /// Which of `slots` members' shares a partition belongs to; the same in every process.
    static int slot(String partition, int slots) {
        CRC32C crc = new CRC32C();
        crc.update(partition.getBytes(StandardCharsets.UTF_8));
        return (int) (crc.getValue() % slots);
    }

    /// Looks again.
    ///
    /// @param allowed what may be read besides the names that are wanted
    /// @return whether anything is different
    /// @throws StageException (weather) when the cluster does not answer, does not let us in, or has no such topic
    boolean look(Admin admin, Predicate<String> allowed) {
        try {
            List<String> names = admin.listTopics().names().get().stream()
                    .filter(name -> wanted.matcher(name).matches() && allowed.test(name))
                    .sorted()
                    .toList();
            if (names.isEmpty()) {
                throw StageException.weather(
                        "no topic at " + cluster.bootstrapServers() + " that we may see matches '" + wanted + "'",
                        null);
            }
            String clusterId = admin.describeCluster().clusterId().get();
            Map<String, TopicDescription> found = describe(admin, names);
            return changeTo(found, clusterId);
        } catch (ExecutionException failed) {
            throw weather(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw StageException.weather("interrupted while talking to " + cluster.bootstrapServers(), interrupted);
        }
    }

    private static Map<String, TopicDescription> describe(Admin admin, List<String> names)
            throws InterruptedException, ExecutionException {
        Map<String, TopicDescription> found = new TreeMap<>();
        for (Map.Entry<String, KafkaFuture<TopicDescription>> one :
                admin.describeTopics(names).topicNameValues().entrySet()) {
            try {
                found.put(one.getKey(), one.getValue().get());
            } catch (ExecutionException failed) {
                if (!(failed.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw failed; // else it was deleted between the two questions
                }
            }
        }
        return found;
    }

    private boolean changeTo(Map<String, TopicDescription> found, String clusterId) {
        Map<String, String> names = new HashMap<>();
        Map<TopicPartition, String> all = new HashMap<>();
        List<String> left = new ArrayList<>();
        found.forEach((name, topic) -> {
            if (all.size() + topic.partitions().size() > MAX_PARTITIONS) {
                left.add(name);
                return;
            }
            String identity = identity(topic, clusterId);
            names.put(name, identity);
            topic.partitions()
                    .forEach(p -> all.put(new TopicPartition(name, p.partition()), identity + "/" + p.partition()));
        });
        if (!left.isEmpty()) {
            throw StageException.weather(
                    "'" + wanted + "' matches more than " + MAX_PARTITIONS + " partitions at "
                            + cluster.bootstrapServers() + "; share them among several doors",
                    null);
        }
        boolean changed = !all.equals(partitions);
        identities = Map.copyOf(names);
        partitions = Map.copyOf(all);
        return changed;
    }

    /// Brokers before 2.8 gave topics no identity.
    private static String identity(TopicDescription topic, String clusterId) {
        return topic.topicId().equals(Uuid.ZERO_UUID)
                ? clusterId + "." + UUID.nameUUIDFromBytes(topic.name().getBytes(StandardCharsets.UTF_8))
                : topic.topicId().toString();
    }

    /// A failure of the other cluster in one sentence. Whatever it is, it is the door's weather and stops nothing
    /// else.
    StageException weather(Exception failed) {
        String sentence = "Kafka at " + cluster.bootstrapServers() + ": "
                + cluster.withoutSecrets(Failure.of(failed).detail());
        return StageException.weather(sentence, failed);
    }
}
