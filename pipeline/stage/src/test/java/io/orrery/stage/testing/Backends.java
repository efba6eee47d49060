package io.orrery.stage.testing;

import io.orrery.stage.KafkaSettings;
import io.orrery.stage.TopicKeeper;
import io.orrery.topics.catalog.Catalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/// The real broker that the tests of a JVM share, started at first use and stopped with the JVM: the one named by
/// `ORRERY_KAFKA_BOOTSTRAP_SERVERS`, else a container when a Docker engine answers, else one inside this JVM.
/// `ORRERY_TEST_BACKENDS` = `embedded` or `docker` insists on one of the two. Prints which one it was.
public final class Backends {

    private static final String IMAGE = "apache/kafka-native:4.3.1";

    private static @Nullable String bootstrapServers;
    private static boolean topicsMade;

    private Backends() {}

    /// Settings for the shared broker, with no topics promised.
    public static synchronized KafkaSettings kafka() {
        if (bootstrapServers == null) {
            bootstrapServers = start();
        }
        return KafkaSettings.plain(bootstrapServers);
    }

    /// Settings for the shared broker, on which the whole catalogue exists with the default partition count. Tests
    /// share the topics: use graph ids and groups of your own.
    public static synchronized KafkaSettings kafkaWithTopics() {
        KafkaSettings settings = kafka();
        if (!topicsMade) {
            new TopicKeeper(settings, Catalogue.all(), Catalogue.DEFAULT_PARTITIONS).ensure();
            topicsMade = true;
        }
        return settings;
    }

    private static String start() {
        String external = System.getenv("ORRERY_KAFKA_BOOTSTRAP_SERVERS");
        if (external != null && !external.isBlank()) {
            return announce("given", external);
        }
        try {
            return usesDocker() ? container() : embedded();
        } catch (Exception failed) {
            throw new IllegalStateException("no Kafka for the tests", failed);
        }
    }

    /// Whether servers for tests are containers, as asked for or found.
    public static boolean usesDocker() {
        String wanted = System.getenv().getOrDefault("ORRERY_TEST_BACKENDS", "auto");
        return switch (wanted) {
            case "docker" -> true;
            case "embedded" -> false;
            case "auto" -> DockerClientFactory.instance().isDockerAvailable();
            default ->
                throw new IllegalArgumentException(
                        "ORRERY_TEST_BACKENDS must be auto, embedded or docker, was '" + wanted + "'");
        };
    }

    private static String container() {
        KafkaContainer container = new KafkaContainer(IMAGE)
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0")
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        container.start();
        return announce("container", container.getBootstrapServers());
    }

    private static String embedded() throws Exception {
        Path folder = Files.createTempDirectory("orrery-test-kafka");
        TestBroker broker = TestBroker.start(folder, Map.of());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            broker.close();
            delete(folder);
        }));
        return announce("embedded", broker.bootstrapServers());
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException left) {
            throw new UncheckedIOException("left behind " + folder, left);
        }
    }

    private static String announce(String which, String servers) {
        System.out.println("tests use Kafka: " + which + " at " + servers);
        return servers;
    }
}
