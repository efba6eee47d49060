package io.orrery.stage;

import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the broker agree with the catalogue: creates the topics that are missing and refuses to go on when one
/// that exists differs, since a differing partition count would put graphs into the wrong partitions and a
/// differing clean-up would lose data. It never changes a topic that it did not create.
public final class TopicKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(TopicKeeper.class);

    private static final int TRANSACTION_VERSION = 2;
    private static final int SMALL_SEGMENT_BYTES = 16 << 20;
    private static final int VISIBLE_ATTEMPTS = 100;
    private static final long VISIBLE_PAUSE_MILLIS = 100;

    private final KafkaSettings kafka;
    private final List<Topic> catalogue;
    private final int partitions;

    /// @param partitions of every topic
    public TopicKeeper(KafkaSettings kafka, List<Topic> catalogue, int partitions) {
        if (partitions < 1) {
            throw new IllegalArgumentException("partitions must be at least 1, was " + partitions);
        }
        this.kafka = kafka;
        this.catalogue = List.copyOf(catalogue);
        this.partitions = partitions;
    }

    /// Creates and checks. Several processes may do so at once.
    ///
    /// @throws StageException (broken invariant) with one sentence per topic that differs; (weather) when the
    ///     broker does not answer
    public void ensure() {
        List<String> differences = createThenCompare();
        if (!differences.isEmpty()) {
            throw StageException.brokenInvariant("Kafka at " + kafka.bootstrapServers()
                    + " disagrees with the catalogue: " + String.join(" ", differences));
        }
    }

    /// The differences between broker and catalogue, one sentence each; missing topics count. Changes nothing.
    public List<String> differences() {
        try (Admin admin = Admin.create(kafka.admin())) {
            Set<String> existing = admin.listTopics().names().get();
            List<String> found = new ArrayList<>();
            catalogue.stream()
                    .filter(topic -> !existing.contains(topic.name()))
                    .forEach(topic -> found.add("Topic " + topic.name() + " does not exist."));
            found.addAll(compare(
                    admin,
                    catalogue.stream().filter(t -> existing.contains(t.name())).toList()));
            return found;
        } catch (ExecutionException failed) {
            throw rethrow(failed);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    private List<String> createThenCompare() {
        List<String> created = new ArrayList<>();
        try (Admin admin = Admin.create(kafka.admin())) {
            Set<String> existing = admin.listTopics().names().get();
            List<Topic> missing = catalogue.stream()
                    .filter(topic -> !existing.contains(topic.name()))
                    .toList();
            created.addAll(create(admin, missing));
            if (!created.isEmpty()) {
                LOG.info("created {} topics with {} partitions: {}", created.size(), partitions, created);
            }
            List<String> differences = new ArrayList<>(transactions(admin));
            differences.addAll(compareOnceVisible(admin));
            return differences;
        } catch (ExecutionException failed) {
            throw rethrow(failed);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    /// Before version 2 of the transaction protocol, a commit could overtake sends of the same producer and tear.
    private static List<String> transactions(Admin admin) throws ExecutionException, InterruptedException {
        FinalizedVersionRange version = admin.describeFeatures()
                .featureMetadata()
                .get()
                .finalizedFeatures()
                .get("transaction.version");
        int level = version == null ? 0 : version.maxVersionLevel();
        return level >= TRANSACTION_VERSION
                ? List.of()
                : List.of("The broker's transaction.version is " + level + " instead of " + TRANSACTION_VERSION + ".");
    }

    /// A broker answers for a new topic only a moment after the controller has created it.
    private List<String> compareOnceVisible(Admin admin) throws ExecutionException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return compare(admin, catalogue);
            } catch (ExecutionException failed) {
                if (!(failed.getCause() instanceof UnknownTopicOrPartitionException) || attempt == VISIBLE_ATTEMPTS) {
                    throw failed;
                }
                TimeUnit.MILLISECONDS.sleep(VISIBLE_PAUSE_MILLIS);
            }
        }
    }

    private List<String> create(Admin admin, List<Topic> missing) throws ExecutionException, InterruptedException {
        List<NewTopic> wanted = missing.stream().map(this::newTopic).toList();
        List<String> created = new ArrayList<>();
        for (var answer : admin.createTopics(wanted).values().entrySet()) {
            try {
                answer.getValue().get();
                created.add(answer.getKey());
            } catch (ExecutionException failed) {
                // When another process was faster, the comparison that follows holds for its topic too.
                if (!(failed.getCause() instanceof TopicExistsException)) {
                    throw failed;
                }
            }
        }
        return created;
    }

    private NewTopic newTopic(Topic topic) {
        Map<String, String> configs = new HashMap<>(Map.of(
                "cleanup.policy",
                topic.cleanup().configValue(),
                "retention.ms",
                Long.toString(topic.retention().toMillis()),
                "message.timestamp.type",
                "CreateTime",
                "max.message.bytes",
                "1048588"));
        if (Catalogue.isRewritten(topic)) {
            configs.put("segment.bytes", Integer.toString(SMALL_SEGMENT_BYTES)); // only full segments are cleaned
        }
        return new NewTopic(topic.name(), partitions, kafka.replicationFactor()).configs(configs);
    }

    private List<String> compare(Admin admin, List<Topic> topics) throws ExecutionException, InterruptedException {
        List<String> names = topics.stream().map(Topic::name).toList();
        Map<String, TopicDescription> described =
                admin.describeTopics(names).allTopicNames().get();
        Map<String, Config> configured = admin
                .describeConfigs(names.stream()
                        .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                        .toList())
                .all()
                .get()
                .entrySet()
                .stream()
                .collect(Collectors.toMap(entry -> entry.getKey().name(), Map.Entry::getValue));
        List<String> found = new ArrayList<>();
        for (Topic topic : topics) {
            TopicDescription description = described.get(topic.name());
            Config config = configured.get(topic.name());
            if (description == null || config == null) {
                found.add("Topic " + topic.name() + " vanished while it was checked.");
                continue;
            }
            List<String> parts = new ArrayList<>();
            difference(parts, "partitions", partitions, description.partitions().size());
            difference(
                    parts,
                    "cleanup.policy",
                    policies(topic.cleanup().configValue()),
                    policies(value(config, "cleanup.policy")));
            difference(
                    parts, "retention.ms", Long.toString(topic.retention().toMillis()), value(config, "retention.ms"));
            if (!parts.isEmpty()) {
                found.add("Topic " + topic.name() + " has " + String.join(" and ", parts) + ".");
            }
        }
        return found;
    }

    private static void difference(List<String> parts, String what, Object wanted, Object actual) {
        if (!wanted.equals(actual)) {
            parts.add(what + " " + actual + " instead of " + wanted);
        }
    }

    private static Set<String> policies(String value) {
        return new TreeSet<>(List.of(value.split("\\s*,\\s*", -1)));
    }

    private static String value(Config config, String name) {
        var entry = config.get(name);
        return entry == null || entry.value() == null ? "unset" : entry.value();
    }

    private static RuntimeException rethrow(ExecutionException failed) {
        return failed.getCause() instanceof KafkaException kafka ? kafka : new IllegalStateException(failed);
    }

    private static StageException interrupted(InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return StageException.weather("interrupted while talking to the broker", interrupted);
    }
}
